/** When a lesson is due, in words. Every number and day comes from Rust. */
import type { LessonDue } from "$lib/bindings";
import { fmt, t, tAny } from "$lib/i18n";

/** What a session is called: its title, else its kind. */
export const sessionName = (title: string, kind: string): string =>
  title || tAny(`session-kind-${kind.replaceAll("_", "-")}`, kind);

/** "Week 3", or the session and its day, or that the session is gone. */
export function dueWords(due: LessonDue): string {
  if (due.due.kind === "week") return t("lessons_due_week", { week: due.due.week });
  if (!due.at || !due.session_kind) return t("lessons_due_gone");
  const session = sessionName(due.session_title, due.session_kind);
  const when = fmt.date(due.at);
  return due.cancelled
    ? t("lessons_due_cancelled", { session, when })
    : t("lessons_due_session", { session, when });
}
