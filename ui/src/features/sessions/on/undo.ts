/** Says what was done to the schedule, and takes it back when asked. */
import { asBackendError, backend } from "$lib/backend";
import { errorText } from "$lib/backend/errors";
import type { Occurrence } from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { toasts } from "$shared";
import { nameOf } from "$vocabulary/session";

/** That it was noted whether one was there, and of which session: two in a row must not look alike. */
export const noted = (session: Occurrence): string =>
  t("sessions_attended_saved", {
    what: nameOf(session),
    weekday: fmt.weekday(session.local_start),
    day: Number(session.local_start.slice(8, 10)),
  });

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
