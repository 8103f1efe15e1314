/** What a session on one day is called, and where its page is. Owns no time and no order. */
import type { OccurrenceKey } from "$lib/bindings";
import { tAny } from "$lib/i18n";

/** The page of one session on one day. */
export function pageOf(key: OccurrenceKey): string {
  return `/sessions/on/${key.series}/${key.recurrence_id}`;
}

/** What names a session, out of a list's row. */
export const keyOf = ({ series, recurrence_id }: OccurrenceKey): OccurrenceKey => ({ series, recurrence_id });

/** What a kind is called. */
export function kindName(kind: string): string {
  return tAny(`session-kind-${kind.replaceAll("_", "-")}`, kind);
}

/** Marks that turn the direction of what follows: a file's text could read backwards, and the words around it too. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

/** Text of a file, or of a person, as it is shown among other words. */
export const shownText = (text: string): string => text.replace(TURNS, "");

/** What to call a session: its own title, else its kind. */
export function nameOf(session: { title: string; kind: string }): string {
  return shownText(session.title).trim() || kindName(session.kind);
}
