/**
 * A time of day as people write it. Pure. An hour from 1 to 12 that does not say which half of the day is never guessed.
 * Owns what a text means; what is said about it is the screen's.
 */
import { tidy, withDigits } from "./text";

export type TimeFault = "unclear" | "no_such_time" | "has_day" | "two_times";
export type TimeReading =
  | { kind: "empty" }
  /** `18:00` */
  | { kind: "time"; time: string }
  /** Morning or evening was not said: both, the earlier first. */
  | { kind: "ask"; times: readonly [string, string] }
  | { kind: "fault"; fault: TimeFault };

type Half = "am" | "pm" | "morning" | "afternoon" | "evening" | "night" | "small_hours";

const UNCLEAR: TimeReading = { kind: "fault", fault: "unclear" };
const NO_SUCH_TIME: TimeReading = { kind: "fault", fault: "no_such_time" };
const pad = (value: number) => String(value).padStart(2, "0");
const time = (hour: number, minute: number): TimeReading => ({
  kind: "time",
  time: `${pad(hour)}:${pad(minute)}`,
});

/** How a text ends, longest first, and which part of the day that is. */
const HALVES: readonly (readonly [RegExp, Half])[] = [
  [/ ?(?:in the morning|this morning|de la manana|por la manana|en la manana|esta manana)$/u, "morning"],
  [/ ?(?:in the afternoon|this afternoon|de la tarde|por la tarde|en la tarde|esta tarde)$/u, "afternoon"],
  [/ ?(?:in the evening|this evening)$/u, "evening"],
  [/ ?(?:at night|tonight|de la noche|por la noche|en la noche|esta noche)$/u, "night"],
  [/ ?(?:de la madrugada|en la madrugada)$/u, "small_hours"],
  [/ ?\ba ?\.? ?m?$/u, "am"],
  [/(?<=\d) ?a ?\.? ?m?$/u, "am"],
  [/ ?\bp ?\.? ?m?$/u, "pm"],
  [/(?<=\d) ?p ?\.? ?m?$/u, "pm"],
];

const NOON = new Set([
  "noon",
  "12 noon",
  "at noon",
  "midday",
  "mediodia",
  "medio dia",
  "al mediodia",
  "12 del mediodia",
  "12 del dia",
  "las 12 del mediodia",
  "las 12 del dia",
  "a las 12 del mediodia",
  "a las 12 del dia",
  "12m",
  "12 m",
]);
const MIDNIGHT = new Set([
  "midnight",
  "12 midnight",
  "at midnight",
  "medianoche",
  "media noche",
  "a medianoche",
  "a la medianoche",
  "12 de la medianoche",
]);

/** The hour on a clock of 24, where the part of the day and the hour fit; both where they leave it open. */
function hourIn(hour: number, half: Half | undefined): number | readonly [number, number] | undefined {
  if (hour > 23) return undefined;
  const [early, late] = [hour % 12, (hour % 12) + 12] as const;
  const twelve = hour >= 1 && hour <= 12;
  switch (half) {
    case undefined:
      return twelve ? [early, late] : hour;
    case "am":
      return hour <= 12 && !(hour === 0 && late === hour) ? early : undefined;
    case "pm":
      return hour === 0 ? undefined : late;
    case "morning":
      // Twelve "in the morning" is noon to some and midnight to others.
      if (hour === 12) return [0, 12];
      return hour < 12 ? hour : undefined;
    case "afternoon":
      if (hour >= 12 && hour <= 20) return hour;
      return hour >= 1 && hour <= 8 ? late : undefined;
    case "evening":
      if (hour >= 16) return hour;
      return hour >= 4 && hour <= 11 ? late : undefined;
    case "night":
      if (hour === 12 || hour === 0) return 0;
      if (hour >= 18) return hour;
      if (hour >= 6 && hour <= 11) return late;
      return hour <= 5 ? [early, late] : undefined;
    case "small_hours":
      return hour === 12 ? 0 : hour <= 6 ? hour : undefined;
  }
}

function onTheClock(hour: number, minute: number, half: Half | undefined): TimeReading {
  if (minute > 59) return NO_SUCH_TIME;
  const found = hourIn(hour, half);
  if (found === undefined) return NO_SUCH_TIME;
  if (typeof found === "number") return time(found, minute);
  return { kind: "ask", times: [`${pad(found[0])}:${pad(minute)}`, `${pad(found[1])}:${pad(minute)}`] };
}

/** "Half past 6", "20 to 7", "6 y media", "7 menos cuarto". */
function spoken(text: string): { hour: number; minute: number } | undefined {
  const minutes = (word: string) =>
    ({ half: 30, media: 30, "a quarter": 15, quarter: 15, cuarto: 15 })[word] ?? parseInt(word, 10);
  const past = /^(half|a quarter|quarter|\d{1,2})(?: minutes)? past (\d{1,2})$/u.exec(text);
  if (past) return { hour: Number(past[2]), minute: minutes(past[1] ?? "") };
  const to =
    // "5 to 9" is rather from five until nine; only what can be no hour, or says minutes, is counted back.
    /^(a quarter|quarter|1[3-9]|[2-5]\d|\d{1,2} minutes) (?:to|till|before) (\d{1,2})$/u.exec(text) ??
    /^(cuarto|\d{1,2}(?: minutos)?) (?:para|pa) (?:las?|el) (\d{1,2})$/u.exec(text);
  if (to) return before(Number(to[2]), minutes(to[1] ?? ""));
  const y = /^(\d{1,2}) (?:y|con) (media|cuarto|\d{1,2})$/u.exec(text);
  if (y) return { hour: Number(y[1]), minute: minutes(y[2] ?? "") };
  const menos = /^(\d{1,2}) menos (cuarto|\d{1,2})$/u.exec(text);
  return menos ? before(Number(menos[1]), minutes(menos[2] ?? "")) : undefined;
}

const before = (hour: number, by: number) =>
  by > 0 && by < 60 && hour >= 1 && hour <= 12
    ? { hour: hour === 1 ? 12 : hour - 1, minute: 60 - by }
    : undefined;

function digits(text: string): { hour: number; minute: number } | undefined {
  const parts =
    /^(\d{1,2})$/u.exec(text) ??
    /^(\d{1,2}) ?[:.h,] ?(\d{2})(?: ?m(?:in)?)?(?:[:.]00)?$/u.exec(text) ??
    /^(\d{1,2}) (\d{2})$/u.exec(text) ??
    /^(\d{1,2})(\d{2})$/u.exec(text);
  return parts ? { hour: Number(parts[1]), minute: Number(parts[2] ?? "0") } : undefined;
}

/** Reads a time of day and nothing else. */
export function plainTime(text: string): TimeReading {
  if (text.trim() === "") return { kind: "empty" };
  const tidied = tidy(text);
  if (!tidied) return UNCLEAR;
  let said = withDigits(tidied)
    .replace(/^(?:at|@|a las|a la|las|la|a eso de las) ?(?=\d|half|quarter|a quarter|cuarto)/u, "")
    .trim();
  if (NOON.has(said)) return time(12, 0);
  if (MIDNIGHT.has(said)) return time(0, 0);
  let half: Half | undefined;
  const end = HALVES.find(([pattern]) => pattern.test(said));
  if (end) {
    [, half] = end;
    said = said.replace(end[0], "").trim();
  }
  said = said
    .replace(/ ?(?:o'?clock|en punto|sharp|hrs?|horas?|hs)$/u, "")
    .replace(/(\d) ?h$/u, "$1")
    .trim();
  // "6 de la tarde en punto"
  const again = half ? undefined : HALVES.find(([pattern]) => pattern.test(said));
  if (again) {
    [, half] = again;
    said = said.replace(again[0], "").trim();
  }
  const found = digits(said) ?? spoken(said);
  return found ? onTheClock(found.hour, found.minute, half) : UNCLEAR;
}
