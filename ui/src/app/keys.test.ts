import { listenKeys } from "./keys";

function setup() {
  const keys = {
    logCraving: vi.fn(),
    everything: vi.fn(),
    help: vi.fn(),
    shortcuts: vi.fn(),
    quickExit: vi.fn(),
  };
  const stop = listenKeys(keys);
  const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = window) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  return { keys, stop, press };
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
});
