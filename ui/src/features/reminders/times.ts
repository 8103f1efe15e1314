/** The list of a session's reminders as a form sees it. Owns how one is named and which are offered; checks nothing Rust does not. */
import { fmt, t } from "$lib/i18n";
import type { Time } from "./choices.svelte";

const HOUR = 60;
const DAY = 1440;
/** Minutes before the start that are offered by name. */
export const OFFERED = [5, 10, 15, 30, 45, 60, 90, 120, 180, 240, 720, DAY] as const;
/** What the list box shows for a number that is in no list, and for the evening before. */
export const OWN = "own";
export const EVENING = "evening";
export const LEAVE = "leave_by";
const SUGGESTED_EVENING = "20:00:00";

/** Which entry of the list box a reminder is. */
export function entryOf(time: Time): string {
  if (time === "leave_by") return LEAVE;
  if ("evening_before" in time) return EVENING;
  return time.before === 0 || OFFERED.some((minutes) => minutes === time.before) ? String(time.before) : OWN;
}

/** The reminder behind an entry of the list box. */
export function timeOf(entry: string): Time {
  if (entry === LEAVE) return "leave_by";
  if (entry === EVENING) return { evening_before: SUGGESTED_EVENING };
  return { before: Number(entry) };
}

export function minutesWords(minutes: number): string {
  if (minutes === 0) return t("reminders_time_start");
  if (minutes === DAY) return t("reminders_time_day");
  if (minutes % HOUR !== 0) return t("reminders_time_minutes", { minutes, text: fmt.number(minutes) });
  const hours = minutes / HOUR;
  return t("reminders_time_hours", { hours, text: fmt.number(hours) });
}

export const same = (a: Time, b: Time) => JSON.stringify(a) === JSON.stringify(b);

/** The entries to choose from for one reminder: what another one has already is left out. */
export function entries(own: Time | undefined, others: readonly Time[]): { value: string; label: string }[] {
  const all = [
    { value: LEAVE, label: t("reminders_time_leave") },
    { value: "0", label: t("reminders_time_start") },
    ...OFFERED.map((minutes) => ({ value: String(minutes), label: minutesWords(minutes) })),
    { value: OWN, label: t("reminders_time_own") },
    { value: EVENING, label: t("reminders_time_evening") },
  ];
  const mine = own === undefined ? undefined : entryOf(own);
  return all.filter(
    ({ value }) => value === mine || value === OWN || !others.some((other) => same(other, timeOf(value))),
  );
}

/** A reminder to add: the first sensible one that is not there yet. */
export function another(times: readonly Time[]): Time {
  const ideas: Time[] = ["leave_by", { before: 120 }, { evening_before: SUGGESTED_EVENING }, { before: 30 }];
  return ideas.find((idea) => !times.some((time) => same(time, idea))) ?? { before: DAY };
}

/**
 * Gives each reminder of a list a name of its own that stays while the list changes around it. What the vault keeps are values
 * only; what is typed beside one must not pass to the next when it is taken away.
 */
export function rowsOf(): (times: readonly Time[]) => { id: number; time: Time }[] {
  let rows: { id: number; time: Time }[] = [];
  let made = 0;
  return (times) => {
    const before = rows;
    const free = new Set(before);
    const claim = (row: (typeof before)[number] | undefined) =>
      row && free.delete(row) ? row.id : undefined;
    const kept = times.map((time) => claim(before.find((row) => free.has(row) && same(row.time, time))));
    const inPlace = times.length === before.length;
    rows = times.map((time, at) => ({
      id: kept[at] ?? (inPlace ? claim(before[at]) : undefined) ?? ++made,
      time,
    }));
    return rows;
  };
}
