import { draw } from "../../tests/draw";
import { goesOn } from "./going-on";

const form = () => document.querySelector("form") as HTMLFormElement;
const at = (id: string) => document.getElementById(id) as HTMLInputElement;
const enter = (on: Element, more: KeyboardEventInit = {}, when?: number) => {
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...more });
  if (when !== undefined) Object.defineProperty(event, "timeStamp", { value: when });
  on.dispatchEvent(event);
  return event;
};

describe("Enter in a form of several questions", () => {
  let stop: () => void;
  const submitted = vi.fn();
  beforeEach(() => {
    submitted.mockClear();
    draw(`
      <form>
        <div data-question><input id="n0" type="radio" name="n"><input id="n1" type="radio" name="n" tabindex="-1"></div>
        <input id="name" type="text">
        <fieldset data-question><input id="chip" type="checkbox" tabindex="-1"><input id="chip2" type="checkbox"></fieldset>
        <input id="off" type="text" disabled>
        <textarea id="long"></textarea>
        <input id="last" type="text">
        <button id="aside" type="button">Aside</button>
        <button id="save" type="submit">Save</button>
      </form>
      <form id="other"><input id="elsewhere"></form>`);
    form().addEventListener("submit", (event) => {
      event.preventDefault();
      submitted();
    });
  });
  afterEach(() => stop());

  it("goes from question to question, whatever kind they are, and ends on the button without pressing it", () => {
    stop = goesOn()(form());
    const way = [
      ["n0", "name"],
      // To where Tab would come: the one that is chosen.
      ["name", "chip2"],
      ["chip2", "long"],
      ["last", "save"],
    ] as const;
    for (const [from, to] of way) {
      at(from).focus();
      const event = enter(at(from));
      expect(event.defaultPrevented, `${from}: the browser's own submit`).toBe(true);
      expect(document.activeElement?.id, `from ${from}`).toBe(to);
    }
    at("long").focus();
    expect(enter(at("long")).defaultPrevented, "in a long text it is a new line").toBe(false);
    expect(enter(at("aside")).defaultPrevented, "a button is pressed").toBe(false);
    expect(submitted).not.toHaveBeenCalled();
  });

  it.each([{ ctrlKey: true }, { metaKey: true }])("finishes with %o from every place in it, once", (keys) => {
    stop = goesOn()(form());
    for (const id of ["n0", "name", "chip", "long", "last", "aside"]) {
      enter(at(id), keys);
      enter(at(id), { ...keys, repeat: true });
    }
    expect(submitted).toHaveBeenCalledTimes(6);
    enter(document.body, keys);
    expect(submitted, "and from the page around it").toHaveBeenCalledTimes(7);
    enter(at("elsewhere"), keys);
    expect(submitted, "not out of another form").toHaveBeenCalledTimes(7);
  });

  it("turns the page after the last question, and a double press turns one page", () => {
    const next = vi.fn();
    const finish = vi.fn();
    stop = goesOn({ next, finish })(form());
    enter(at("last"), {}, 9e12);
    enter(at("last"), {}, 9e12 + 200);
    enter(at("last"), { repeat: true }, 9e12 + 1000);
    expect(next).toHaveBeenCalledOnce();
    expect(finish).not.toHaveBeenCalled();
    enter(at("last"), { ctrlKey: true });
    expect(finish).toHaveBeenCalledOnce();
  });

  it("leaves what a field takes for itself alone", () => {
    stop = goesOn()(form());
    at("name").addEventListener("keydown", (event) => event.preventDefault());
    at("name").focus();
    enter(at("name"));
    expect(at("name")).toHaveFocus();
  });
});
