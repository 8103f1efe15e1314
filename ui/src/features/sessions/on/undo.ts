/** Says what was done to the schedule, and takes it back when asked. */
import { asBackendError, backend } from "$lib/backend";
import { errorText } from "$lib/backend/errors";
import { toasts } from "$shared";

/** Shows `text` with Undo; `undo` is the token of a command that changed the schedule. */
export function done(text: string, undo: string): void {
  toasts.show(text, async () => {
    try {
      await backend.call("sessions_undo", { undo });
    } catch (thrown) {
      sayProblem(thrown);
    }
  });
}

/** Says in words what did not work. */
export function sayProblem(thrown: unknown): void {
  const words = errorText(asBackendError(thrown).code);
  toasts.show(`${words.what} ${words.todo}`);
}
