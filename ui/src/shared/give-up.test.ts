import { setLang } from "$lib/i18n";
import { giveUp, toasts } from "$shared";

beforeEach(() => {
  setLang("en");
  toasts.clear();
  window.location.hash = "#/sessions/program/edit";
});

const draft = (kept: boolean | undefined) => {
  const undo = vi.fn(() => Promise.resolve());
  return { undo, form: { kept, startOver: vi.fn(() => Promise.resolve(undo)) } };
};

describe("leaving a form without saving it", () => {
  it("says so and brings everything back, where something was typed", async () => {
    const { form, undo } = draft(true);
    await giveUp(form, "/sessions/program");
    expect(window.location.hash).toBe("#/sessions/program");
    expect(toasts.list.map((toast) => toast.text)).toEqual(["Not saved."]);
    await toasts.list[0]?.undo?.();
    expect(undo).toHaveBeenCalledOnce();
    expect(window.location.hash).toBe("#/sessions/program/edit");
  });

  it("says nothing where nothing was typed", async () => {
    const { form } = draft(undefined);
    await giveUp(form, "/sessions/program");
    expect(window.location.hash).toBe("#/sessions/program");
    expect(toasts.list).toEqual([]);
  });
});
