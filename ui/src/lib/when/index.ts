/**
 * Days and times of day as people type them: what a text means, what it leaves open, and why it means nothing.
 * Pure; owns no sentence and no screen.
 */
import { plainDay, type DayContext, type DayReading } from "./day";
import { plainTime, type TimeReading } from "./time";

export { daysAfter, weekdayAt, type DayContext, type DayFault, type DayReading, type Lean } from "./day";
export type { TimeFault, TimeReading } from "./time";

/** Four digits that are rather a year than a time. */
const YEAR = /^(?:19|20)\d\d$/u;
const means = (reading: DayReading | TimeReading): boolean =>
  ["day", "time", "ask", "wait"].includes(reading.kind);

/** Every way to cut a text in two where a day can end and a time begin. */
function* cuts(text: string): Generator<[string, string]> {
  for (const cut of text.matchAll(
    /\s*(?:,\s*|\s(?:at|a las?|de|to|a|al|hasta(?: las?| el)?|until|till|through)\s+|\s?[-\u2010-\u2015]\s?|\s|(?<=\d)T(?=\d))/giu,
  )) {
    yield [text.slice(0, cut.index), text.slice(cut.index + cut[0].length)];
  }
}

/** What was typed into a field for a day. */
export function readDay(text: string, context: DayContext): DayReading {
  const read = plainDay(text, context);
  if (read.kind !== "fault" || read.fault !== "unclear" || text.length > 120) return read;
  for (const [first, second] of cuts(text.trim())) {
    if (first === "" || second === "") continue;
    const day = plainDay(first, context);
    if (means(day) && !YEAR.test(second) && means(plainTime(second)))
      return { kind: "fault", fault: "has_time" };
    if (means(day) && means(plainDay(second, context))) return { kind: "fault", fault: "two_days" };
    if (means(plainTime(first)) && means(plainDay(second, context)))
      return { kind: "fault", fault: "has_time" };
  }
  return read;
}

/** What was typed into a field for a time of day. */
export function readTime(text: string): TimeReading {
  const read = plainTime(text);
  if (read.kind !== "fault" || read.fault !== "unclear" || text.length > 120) return read;
  const context: DayContext = { lang: "en", today: "2026-01-01", lean: "near" };
  for (const [first, second] of cuts(text.trim().replace(/^(?:from|de|desde las?)\s/iu, ""))) {
    if (first === "" || second === "") continue;
    const [early, late] = [plainTime(first), plainTime(second)];
    if (means(early) && means(late)) return { kind: "fault", fault: "two_times" };
    if (means(late) && means(plainDay(first, context))) return { kind: "fault", fault: "has_day" };
    if (means(early) && means(plainDay(second, context))) return { kind: "fault", fault: "has_day" };
  }
  return read;
}
