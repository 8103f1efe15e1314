/**
 * What a week and a month say about a session: its name, its address and its words.
 * Owns no time and no state: both come from Rust, and what is drawn is never the only way to learn something.
 */
import type { SessionGlance } from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { zoneCity } from "./weeks";

/** Names a session on one day of a sheet; one that runs past midnight stands on two. */
export function keyOn(day: string, session: SessionGlance): string {
  return `${day} ${session.series} ${session.recurrence_id}`;
}

/** How it stands, in a word. Nothing for one that is simply planned, and for notes. */
export function standingWord({ standing }: SessionGlance): string {
  return standing === "planned" || standing === "note" ? "" : t(`sessions_standing_${standing}`);
}

/** The day and time it was moved away from. */
export function movedWord({ moved_from }: SessionGlance): string {
  if (moved_from === null) return "";
  return t("sessions_grid_moved", { day: fmt.dayMonthWeekday(moved_from), time: fmt.time(moved_from) });
}

/** The program's own clock, where it says something else. Nobody lives by UTC. */
export function programClock({ program_start, zone }: SessionGlance): string {
  if (program_start === null || zone === "UTC") return "";
  return t("sessions_grid_program", { time: fmt.time(program_start), zone: zoneCity(zone) });
}

/** A minute of the day as wall-clock text. */
export function minuteOfDay(minute: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}:00`;
}
