/** Short news about what a command did: that it did not work, or that it did, with the way back. Owns no words of its own. */
import { asBackendError } from "$lib/backend";
import { errorLine, errorText } from "$lib/backend/errors";
import { focusTitle } from "./page-title";
import { toasts } from "./toasts.svelte";

/** Says what did not work; with `todo` also what to do now. */
export function sayProblem(thrown: unknown, { todo = false } = {}): void {
  const { code } = asBackendError(thrown);
  toasts.show(todo ? errorLine(code) : errorText(code).what);
}

/** Says `text` with Undo, and then `done`, or what kept it from being undone. */
export function undoable(text: string, undo: () => Promise<unknown>, done?: string): void {
  toasts.show(text, async () => {
    try {
      await undo();
      if (done) toasts.show(done);
    } catch (thrown) {
      sayProblem(thrown);
    }
  });
}

/** Removes something and says so, with the way back. The button that had the focus goes with it: on from the top of the page. */
export async function removeWithUndo(work: {
  remove: () => Promise<unknown>;
  removed: string;
  undelete: () => Promise<unknown>;
  restored: string;
}): Promise<void> {
  try {
    await work.remove();
    focusTitle();
    undoable(work.removed, work.undelete, work.restored);
  } catch (thrown) {
    sayProblem(thrown);
  }
}
