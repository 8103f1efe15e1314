/** What the charts share: shapes of Rust's answer, how a number and a stretch of time are written, and where labels fit. */
import type { Output } from "$lib/backend";
import { fmt, t } from "$lib/i18n";
import type { Chip } from "$shared";
import { chipWord } from "$vocabulary/words";

export type Insights = Output<"insights_get">;
export type Range = Insights["range"];
export type Bar = Insights["cravings"]["bars"][number];
export type Cell = Insights["heat"]["cells"][number];
export type Point = Insights["confidence"]["points"][number];
export type Finding = Output<"insights_week">["findings"][number];

export interface Table {
  head: string[];
  rows: string[][];
}

/** A mean, with one figure after the point. */
export const mean = (value: number): string =>
  fmt.number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A change with its sign; a real minus, not a hyphen. */
export const change = (value: number): string =>
  fmt
    .number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" })
    .replace("-", "−");

/** Minutes as hours. */
export const hours = (minutes: number): string => fmt.number(minutes / 60, { maximumFractionDigits: 1 });

/** "Mar 2 to Mar 8". */
export const span = (from: string, to: string): string =>
  t("insights_span", { from: fmt.dayMonth(from), to: fmt.dayMonth(to) });

/** A word of the vocabulary or of the person. */
export const word = (choice: Chip): string => chipWord(choice);

/** A day of the week by its number, 0 for Monday. The first of January 2001 was one. */
export const weekday = (index: number): string => fmt.weekday(`2001-01-0${index + 1}`);
export const weekdayShort = (index: number): string => fmt.weekdayShort(`2001-01-0${index + 1}`);

type Block = 0 | 1 | 2 | 3 | 4 | 5;
/** "4 to 8 pm". */
export const block = (index: number): string => t(`insights_block_${index as Block}`);
/** "4 pm". */
export const hour = (index: number): string => t(`insights_hour_${index as Block}`);

/** "Friday, 4 to 8 pm". */
export const cellName = (cell: { weekday: number; block: number }): string =>
  t("insights_heat_when", { weekday: weekday(cell.weekday), block: block(cell.block) });

/**
 * Which of `count` labels fit when each needs `room` of `width`: every first, second, third … counted from the last.
 * The one being read (`at`) always does, and those too near to it give way.
 */
export function everyNth(
  count: number,
  width: number,
  room: number,
): (index: number, at?: number) => boolean {
  const nth = Math.max(1, Math.ceil((count * room) / Math.max(width, 1)));
  return (index, at = -1) =>
    index === at || ((count - 1 - index) % nth === 0 && (at < 0 || Math.abs(index - at) >= nth));
}

/** A finding as a sentence, with what it is out of. */
export function sentence(finding: Finding): string {
  switch (finding.kind) {
    case "skill":
      return t("insights_f_skill", { skill: word(finding.skill), fall: mean(finding.fall), n: finding.n });
    case "passed":
      return t("insights_f_passed", { passed: finding.passed, n: finding.n });
    case "ease":
      return t("insights_f_ease", { minutes: finding.minutes, n: finding.n });
    case "time":
      return t("insights_f_time", {
        weekday: weekday(finding.weekday),
        block: block(finding.block),
        n: finding.n,
        of: finding.of,
      });
    case "trigger":
      return t("insights_f_trigger", { trigger: word(finding.trigger), n: finding.n, of: finding.of });
    case "hours":
      return finding.prescribed === null
        ? t("insights_f_hours_no_number", { credited: hours(finding.credited) })
        : t("insights_f_hours", {
            credited: hours(finding.credited),
            prescribed: hours(finding.prescribed),
          });
    case "written":
      return t("insights_f_written", { days: finding.days });
    case "confidence":
      return finding.before === null
        ? t("insights_f_confidence", { mean: mean(finding.mean), n: finding.n })
        : t("insights_f_confidence_before", {
            mean: mean(finding.mean),
            n: finding.n,
            before: mean(finding.before),
          });
    case "sleep":
      return t("insights_f_sleep", { mean: mean(finding.mean), n: finding.n });
  }
}
