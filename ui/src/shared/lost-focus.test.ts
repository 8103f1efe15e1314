import { draw } from "../../tests/draw";
import { keepFocus } from "./lost-focus";

const settle = async () => {
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setTimeout(done));
};
const find = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;

describe("the focus is never lost", () => {
  let stop: () => void;
  beforeEach(() => {
    draw(`
      <main tabindex="-1">
        <h1 data-page-title tabindex="-1">Today</h1>
        <section id="first"><h2 id="next-session">Next session</h2></section>
        <section id="asked">
          <h2>How did it go?</h2>
          <p id="question" data-landing tabindex="-1">Group, Tuesday: were you there?</p>
          <button id="yes">Yes</button>
        </section>
        <section id="last"><h2>Cravings</h2><button id="more">More</button></section>
      </main>`);
    stop = keepFocus();
  });
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  it("a button that goes leaves it on what its card asks", async () => {
    find("#yes").focus();
    find("#yes").remove();
    await settle();
    expect(find("#question")).toHaveFocus();
  });

  it("a card that goes leaves it on the heading before", async () => {
    find("#yes").focus();
    find("#asked").remove();
    await settle();
    expect(find("#next-session")).toHaveFocus();
    find("#next-session").blur();
  });

  it("everything that goes leaves it on the page's heading", async () => {
    find("#yes").focus();
    for (const section of document.querySelectorAll("section")) section.remove();
    await settle();
    expect(find("h1")).toHaveFocus();
  });

  it("what is drawn anew and says so has it again", async () => {
    find("#more").dataset["stay"] = "more";
    find("#more").focus();
    draw(`<h2>Cravings</h2><button id="again" data-stay="more">More</button>`, find("#last"));
    await settle();
    expect(find("#again")).toHaveFocus();
  });

  it.each(["disabled", "hidden"])("a control that becomes %s lets go of it", async (attribute) => {
    find("#more").focus();
    find("#more").setAttribute(attribute, "");
    await settle();
    expect(find("#last h2")).toHaveFocus();
  });

  it("whoever goes away by themselves is left alone, also when the place goes later", async () => {
    find("#yes").focus();
    find("#yes").blur();
    await settle();
    find("#asked").remove();
    await settle();
    expect(document.body).toHaveFocus();
  });

  it("whoever gives it somewhere in the same breath is not overruled", async () => {
    find("#yes").focus();
    find("#asked").remove();
    find("#more").focus();
    await settle();
    expect(find("#more")).toHaveFocus();
  });

  it("whoever went on from one thing to another does not lose the other either", async () => {
    find("#yes").focus();
    find("#more").focus();
    await settle();
    expect(find("#more")).toHaveFocus();
    find("#last").remove();
    await settle();
    expect(find("#question")).toHaveFocus();
  });
});
