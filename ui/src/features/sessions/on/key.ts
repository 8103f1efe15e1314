/** How a draft about one session on one day is named. Owns nothing else. */
import type { OccurrenceKey } from "$lib/bindings";

/** The name of a draft about it: small letters, digits, `-` and `.` only. */
export function draftOf(what: string, key: OccurrenceKey): string {
  return `sessions.${what}.${key.series}.${key.recurrence_id.toLowerCase().replaceAll(":", "-")}`;
}
