import { lieOnTop } from "$shared/layers";
import { listenKeys } from "./keys";

function setup(within?: () => number) {
  const keys = {
    logCraving: vi.fn(),
    everything: vi.fn(),
    help: vi.fn(),
    shortcuts: vi.fn(),
    back: vi.fn(),
    quickExit: vi.fn(),
  };
  const stop = listenKeys(keys, within);
  const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = window) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  /** An Esc at a moment of its own. */
  const escape = (at: number, type: "keydown" | "keyup" = "keydown") => {
    const event = new KeyboardEvent(type, { key: "Escape", bubbles: true, cancelable: true });
    Object.defineProperty(event, "timeStamp", { value: at });
    window.dispatchEvent(event);
  };
  const pressed = (at: number) => {
    escape(at);
    escape(at + 20, "keyup");
  };
  return { keys, stop, press, escape, pressed };
}

describe("the keys that work everywhere", () => {
  it("log, help and the list", () => {
    const { keys, stop, press } = setup();
    press("l", { ctrlKey: true });
    press("l", { metaKey: true });
    press("k", { ctrlKey: true });
    press("k", { ctrlKey: true, shiftKey: true });
    press("F1");
    press("?");
    expect(keys.logCraving).toHaveBeenCalledTimes(2);
    expect(keys.everything).toHaveBeenCalledOnce();
    expect(keys.help).toHaveBeenCalledOnce();
    expect(keys.shortcuts).toHaveBeenCalledOnce();
    stop();
    press("F1");
    expect(keys.help, "nobody listens any more").toHaveBeenCalledOnce();
  });

  it("no single letter does anything", () => {
    const { keys, stop, press } = setup();
    for (const key of "abcdefghijklmnopqrstuvwxyz0123456789") press(key);
    for (const act of Object.values(keys)) expect(act).not.toHaveBeenCalled();
    stop();
  });

  it("a question mark in a field is a question mark", () => {
    const { keys, stop, press } = setup();
    const field = document.createElement("textarea");
    document.body.append(field);
    press("?", {}, field);
    expect(keys.shortcuts).not.toHaveBeenCalled();
    field.remove();
    stop();
  });

  it("leaves on Esc twice, not once, and not with another key between", () => {
    const { keys, stop, press } = setup();
    press("Escape");
    press("a");
    press("Escape");
    expect(keys.quickExit).not.toHaveBeenCalled();
    press("Escape");
    expect(keys.quickExit).toHaveBeenCalledOnce();
    stop();
  });

  it("leaves by the keys that leave every program, and not by the letter alone", () => {
    const { keys, stop, press } = setup();
    press("q");
    press("q", { ctrlKey: true, altKey: true });
    expect(keys.quickExit).not.toHaveBeenCalled();
    press("q", { ctrlKey: true });
    expect(keys.quickExit).toHaveBeenCalledOnce();
    stop();
  });

  it("goes back with Alt and the left arrow, also out of a field, and not with another key held", () => {
    const { keys, stop, press } = setup();
    const field = document.createElement("textarea");
    document.body.append(field);
    press("ArrowLeft", { altKey: true });
    press("ArrowLeft", { altKey: true }, field);
    expect(keys.back).toHaveBeenCalledTimes(2);
    press("ArrowLeft");
    press("ArrowLeft", { ctrlKey: true, altKey: true });
    press("ArrowLeft", { shiftKey: true, altKey: true });
    press("ArrowRight", { altKey: true });
    expect(keys.back).toHaveBeenCalledTimes(2);
    field.remove();
    stop();
  });

  it.each([
    [600, 599, true],
    [600, 601, false],
    [1000, 999, true],
    [1000, 1001, false],
    [2000, 1999, true],
    [2000, 2001, false],
    [50, 599, true],
  ])("two Esc within %i ms leave: %i apart", (within, apart, leaves) => {
    const { keys, stop, pressed } = setup(() => within);
    pressed(10_000);
    pressed(10_000 + apart);
    expect(keys.quickExit).toHaveBeenCalledTimes(leaves ? 1 : 0);
    stop();
  });

  it("an Esc that closed something leaves only with another within 0.6 s, whatever was chosen", () => {
    const { keys, stop, pressed } = setup(() => 2000);
    const close = (): void => gone();
    let gone = lieOnTop(close);
    pressed(10_000);
    pressed(10_700);
    expect(keys.quickExit, "closing and a slow Esc after it").not.toHaveBeenCalled();
    gone = lieOnTop(close);
    pressed(20_000);
    pressed(20_599);
    expect(keys.quickExit, "two Esc at once leave, whatever is open").toHaveBeenCalledOnce();
    pressed(30_000);
    gone = lieOnTop(close);
    pressed(31_500);
    expect(keys.quickExit, "the second one was meant for what lies on top").toHaveBeenCalledOnce();
    stop();
  });

  it("counts an Esc that one of the system's own lists took for itself", () => {
    const { keys, stop, escape, pressed } = setup();
    escape(10_000, "keyup");
    pressed(10_400);
    expect(keys.quickExit).toHaveBeenCalledOnce();
    escape(20_000, "keyup");
    pressed(20_700);
    expect(keys.quickExit).toHaveBeenCalledOnce();
    escape(30_000);
    window.dispatchEvent(new Event("blur"));
    escape(30_200, "keyup");
    expect(keys.quickExit, "one press is one, also when the window looked away").toHaveBeenCalledOnce();
    stop();
  });

  it("leaves although what is open stops every key from getting on", () => {
    const { keys, stop, press } = setup();
    const greedy = document.createElement("input");
    greedy.addEventListener("keydown", (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    });
    document.body.append(greedy);
    press("Escape", {}, greedy);
    press("Escape", {}, greedy);
    expect(keys.quickExit).toHaveBeenCalledOnce();
    greedy.remove();
    stop();
  });
});
