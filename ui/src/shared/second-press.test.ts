import { draw } from "../../tests/draw";
import { oneAtATime } from "./second-press";

describe("the second half of a double click", () => {
  it("is not for the button that came to stand there, and is for the one that was pressed", () => {
    const stop = oneAtATime();
    draw(`<button id="yes">Yes</button><button id="step">Next week</button>`);
    const answered = vi.fn();
    const press = (id: string, detail: number) =>
      document
        .getElementById(id)
        ?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail }));
    const listen = (id: string) => document.getElementById(id)?.addEventListener("click", () => answered(id));
    listen("yes");
    press("yes", 1);
    const next = document.createElement("button");
    next.id = "yes";
    document.getElementById("yes")?.replaceWith(next);
    listen("yes");
    press("yes", 2);
    expect(answered, "the next question is not answered by it").toHaveBeenCalledTimes(1);
    press("yes", 1);
    expect(answered, "a press of its own is").toHaveBeenCalledTimes(2);
    listen("step");
    press("step", 1);
    press("step", 2);
    press("step", 3);
    expect(answered).toHaveBeenCalledTimes(5);
    stop();
  });

  it("nor is a slower second press of a shaking hand at the same place; one elsewhere or later is meant", () => {
    const stop = oneAtATime();
    draw(`<div data-next-question><button id="one">Yes</button><button id="other">Next</button></div>`);
    const pressed = vi.fn();
    for (const id of ["one", "other"])
      document.getElementById(id)?.addEventListener("click", () => pressed(id));
    const press = (id: string, at: number, x: number) => {
      const event = new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1, clientX: x });
      Object.defineProperty(event, "timeStamp", { value: at });
      document.getElementById(id)?.dispatchEvent(event);
    };
    press("one", 1_000, 100);
    press("other", 1_700, 104);
    expect(pressed.mock.calls, "something else stands under the hand by now").toEqual([["one"]]);
    press("other", 1_750, 300);
    expect(pressed, "the hand went there").toHaveBeenLastCalledWith("other");
    press("one", 3_000, 300);
    expect(pressed, "time enough to have read it").toHaveBeenCalledTimes(3);
    stop();
  });
});
