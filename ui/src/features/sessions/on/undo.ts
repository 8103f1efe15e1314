/** Says what was done to the schedule, and takes it back when asked. */
import { backend } from "$lib/backend";
import type { Occurrence } from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { undoable } from "$shared";
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
  undoable(text, () => backend.call("sessions_undo", { undo }));
}
