/** How one session on one day is named in an address and in a draft. Owns nothing else. */
import type { OccurrenceKey } from "$lib/bindings";

/** The page of one session on one day. */
export function pageOf(key: OccurrenceKey): string {
  return `/sessions/on/${key.series}/${key.recurrence_id}`;
}

/** What names a session, out of a list's row. */
export const keyOf = ({ series, recurrence_id }: OccurrenceKey): OccurrenceKey => ({ series, recurrence_id });

/** The name of a draft about it: small letters, digits, `-` and `.` only. */
export function draftOf(what: string, key: OccurrenceKey): string {
  return `sessions.${what}.${key.series}.${key.recurrence_id.toLowerCase().replaceAll(":", "-")}`;
}
