/** What a newer calendar file changes, in words. Owns the sentences' choice; what is different is Rust's to say. */
import { fmt, t } from "$lib/i18n";
import type { Line } from "./import.svelte";
import { lengthText } from "./form";
import { zoneCity } from "./weeks";

type Difference = Line["differences"][number];

/** A day with its time, such as "Nov 23, 2026, 6:00 PM"; the day alone for notes on the day. */
export function dayText(at: string, allDay: boolean): string {
  return allDay ? fmt.dateShort(at) : `${fmt.dateShort(at)}, ${fmt.time(at)}`;
}

/** One date of several near each other: the day of the week says more than the year. */
const oneOf = (at: string, allDay: boolean): string =>
  allDay ? fmt.dayMonthWeekday(at) : `${fmt.dayMonthWeekday(at)}, ${fmt.time(at)}`;

function named(texts: readonly string[], count: number): string {
  const more = count - texts.length;
  // Each date has commas of its own.
  const dates = texts.join("; ");
  return more > 0 ? t("sessions_diff_more", { dates, count: more }) : dates;
}

function place(before: string, after: string): string {
  if (!before) return t("sessions_diff_place_new", { after });
  if (!after) return t("sessions_diff_place_gone", { before });
  return t("sessions_diff_place", { before, after });
}

/** One difference as a sentence. */
export function differenceText(
  one: Difference,
  line: Pick<Line, "zone" | "all_day"> & Partial<Pick<Line, "change">>,
): string {
  const dates = (list: readonly string[], count: number) => ({
    count,
    dates: named(
      list.map((at) => oneOf(at, line.all_day)),
      count,
    ),
  });
  switch (one.kind) {
    case "title":
      return t(line.change === "older" ? "sessions_diff_title_older" : "sessions_diff_title", {
        before: one.before || t("sessions_import_untitled"),
      });
    case "place":
      return place(one.before, one.after);
    case "time":
      return t(line.change === "older" ? "sessions_diff_time_older" : "sessions_diff_time", {
        before: fmt.time(one.before),
        after: fmt.time(one.after),
      });
    case "length":
      return t(line.change === "older" ? "sessions_diff_length_older" : "sessions_diff_length", {
        before: lengthText(one.before),
        after: lengthText(one.after),
      });
    case "zone":
      return t("sessions_diff_zone", { before: zoneCity(one.before), after: zoneCity(line.zone) });
    case "note":
      return t("sessions_diff_note");
    case "added":
      return t("sessions_diff_added", dates(one.dates, one.count));
    case "removed":
      return t("sessions_diff_removed", dates(one.dates, one.count));
    case "moved":
      return t("sessions_diff_moved", {
        count: one.count,
        dates: named(
          one.dates.map(({ before, after }) =>
            t("sessions_diff_moved_one", {
              before: oneOf(before, line.all_day),
              after: oneOf(after, line.all_day),
            }),
          ),
          one.count,
        ),
      });
    case "single":
      return t("sessions_diff_single", { count: one.count });
  }
}
