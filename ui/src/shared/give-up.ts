/**
 * Leaving a form without saving it. No question is asked: what was typed goes with it, that is said, and it can be brought back.
 */
import type { Draft } from "$lib/draft.svelte";
import { t } from "$lib/i18n";
import { toasts } from "./toasts.svelte";

/** Throws the draft away and goes to `to`, a route. Taken back, the draft and the page are there again. */
export async function giveUp(form: Pick<Draft<object>, "kept" | "startOver">, to: string): Promise<void> {
  const typed = form.kept !== undefined;
  const here = window.location.hash;
  const undo = await form.startOver();
  window.location.hash = `#${to}`;
  if (!typed) return;
  toasts.show(t("common_draft_left"), async () => {
    await undo();
    window.location.hash = here;
  });
}
