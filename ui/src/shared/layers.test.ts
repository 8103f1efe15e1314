import { cover } from "./cover.svelte";
import { closeTop, lieOnTop, somethingOnTop } from "./layers";

const escape = () => {
  const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
};

describe("what lies on top", () => {
  it("one Esc closes one thing, the topmost, and nothing when there is none", () => {
    const closed: string[] = [];
    const layer = (name: string) => {
      const gone = lieOnTop(() => {
        closed.push(name);
        gone();
      });
      return gone;
    };
    layer("dialog");
    layer("field in it");
    const below = vi.fn();
    document.addEventListener("keydown", below, { once: true });
    expect(escape().defaultPrevented, "it is taken").toBe(true);
    expect(closed).toEqual(["field in it"]);
    expect(below, "nothing else takes the same press for its own").not.toHaveBeenCalled();
    document.removeEventListener("keydown", below);
    escape();
    expect(closed).toEqual(["field in it", "dialog"]);
    expect(somethingOnTop()).toBe(false);
    expect(escape().defaultPrevented, "a page is left by no Esc").toBe(false);
    expect(closeTop()).toBe(false);
  });

  it("what Help covers is not closed behind it", () => {
    const close = vi.fn();
    const gone = lieOnTop(close);
    cover.set(true);
    escape();
    expect(close).not.toHaveBeenCalled();
    cover.set(false);
    escape();
    expect(close).toHaveBeenCalledOnce();
    gone();
  });
});
