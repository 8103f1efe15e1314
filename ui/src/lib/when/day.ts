/**
 * A day as people write it. Pure: today is passed in, nothing is asked and nothing is changed.
 * Owns what a text means; what is said about it is the screen's.
 */
import type { Lang } from "$lib/i18n";
import { tidy, withDigits } from "./text";
import { monthOf, NAMED_DAYS, nextIsUnclear, weekdayOf } from "./words";

/** Which way a day without a year, or a weekday alone, is meant: what was, what comes, or whatever is nearest. */
export type Lean = "past" | "future" | "near";

export type DayFault = "unclear" | "no_such_day" | "weekday_differs" | "has_time" | "two_days";
export type DayReading =
  | { kind: "empty" }
  /** Means something only once today is known. */
  | { kind: "wait" }
  /** `other` is what the same numbers say with the day first. */
  | { kind: "day"; day: string; other?: string }
  /** More than one day could be meant. */
  | { kind: "ask"; days: readonly string[] }
  /** `day` is the one that was named with the wrong weekday. */
  | { kind: "fault"; fault: DayFault; day?: string };

export interface DayContext {
  lang: Lang;
  /** `2026-11-30`; none while it is not known yet. */
  today: string | undefined;
  lean: Lean;
}

const [FIRST_YEAR, LAST_YEAR] = [1900, 2199];
const UNCLEAR: DayReading = { kind: "fault", fault: "unclear" };
const NO_SUCH_DAY: DayReading = { kind: "fault", fault: "no_such_day" };
const WAIT: DayReading = { kind: "wait" };

const pad = (value: number, to: number) => String(value).padStart(to, "0");

/** The day as `2026-11-30`, where a calendar has it. */
export function dayText(year: number, month: number, day: number): string | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day > last ? undefined : `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const DAY_MS = 86_400_000;
const number = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const textOf = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** `by` days after `day`. */
export const daysAfter = (day: string, by: number): string => textOf(number(day) + by);
/** The weekday of a day; Sunday is 0. */
export const weekdayAt = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** A year of two digits: 26 is 2026, 98 is 1998. */
const wholeYear = (text: string): number => {
  const year = Number(text);
  return text.length === 2 ? year + (year < 70 ? 2000 : 1900) : year;
};

/** Month and day, with its year or with the one that is meant. */
function inYear(month: number, day: number, year: number | undefined, context: DayContext): DayReading {
  if (year !== undefined) {
    const text = dayText(year, month, day);
    return text ? { kind: "day", day: text } : NO_SUCH_DAY;
  }
  // A leap year has every day that any year has.
  if (!dayText(2024, month, day)) return NO_SUCH_DAY;
  const { today, lean } = context;
  if (!today) return WAIT;
  const now = number(today);
  const around = Array.from({ length: 19 }, (_, at) =>
    dayText(Number(today.slice(0, 4)) + at - 9, month, day),
  )
    .filter((one) => one !== undefined)
    .map(number);
  const fits = around.filter((one) => (lean === "past" ? one <= now : lean === "future" ? one >= now : true));
  const [best] = fits.sort((a, b) => Math.abs(a - now) - Math.abs(b - now) || b - a);
  return best === undefined ? NO_SUCH_DAY : { kind: "day", day: textOf(best) };
}

/** Two numbers: the month first, as in this country; the day first where it cannot be otherwise. */
function monthAndDay(a: number, b: number, year: number | undefined, context: DayContext): DayReading {
  const first = a <= 12 ? inYear(a, b, year, context) : NO_SUCH_DAY;
  const turned = b <= 12 ? inYear(b, a, year, context) : NO_SUCH_DAY;
  if (first.kind === "day" && turned.kind === "day" && a !== b && context.lang === "es")
    return { ...first, other: turned.day };
  return first.kind === "fault" ? turned : first;
}

function numbers(text: string, context: DayContext): DayReading | undefined {
  const iso = /^(\d{4}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{1,2})$/u.exec(text);
  if (iso) return inYear(Number(iso[3]), Number(iso[4]), Number(iso[1]), context);
  const parts = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2})(?: ?\2 ?'?(\d{4}|\d{2}))?$/u.exec(text);
  if (parts) {
    const year = parts[4] === undefined ? undefined : wholeYear(parts[4]);
    return monthAndDay(Number(parts[1]), Number(parts[3]), year, context);
  }
  if (!/^(\d{4}|\d{6}|\d{8})$/u.test(text)) return undefined;
  const at = (from: number, to: number) => Number(text.slice(from, to));
  if (text.length === 4) return monthAndDay(at(0, 2), at(2, 4), undefined, context);
  if (text.length === 6) return monthAndDay(at(0, 2), at(2, 4), wholeYear(text.slice(4)), context);
  const yearFirst = dayText(at(0, 4), at(4, 6), at(6, 8));
  return yearFirst ? { kind: "day", day: yearFirst } : monthAndDay(at(0, 2), at(2, 4), at(4, 8), context);
}

/** A weekday alone or with a word beside it. */
function weekdays(text: string, context: DayContext): DayReading | undefined {
  const words =
    /^(?:on |el |para el |the )?(?:(next|coming|this coming|this|last|past|este|el proximo|proximo|pasado|el pasado|ultimo) )?([a-z]+)(?: (que viene|que entra|proximo|pasado|que paso))?$/u.exec(
      text,
    );
  const weekday = words?.[2] === undefined ? undefined : weekdayOf(words[2]);
  if (!words || weekday === undefined) return undefined;
  const { today, lean } = context;
  if (!today) return WAIT;
  const [before, after] = [words[1] ?? "", words[3] ?? ""];
  if (before && after) return UNCLEAR;
  const now = number(today);
  const away = (weekday - weekdayAt(today) + 7) % 7;
  const next = now + (away || 7);
  const last = next - (away === 0 ? 14 : 7);
  const one = (day: number): DayReading => ({ kind: "day", day: textOf(day) });
  const ask = (...days: number[]): DayReading => ({ kind: "ask", days: days.map(textOf) });
  switch (before || after) {
    case "next":
    case "coming":
    case "this coming":
    case "proximo":
    case "el proximo":
    case "que viene":
    case "que entra":
      // In the same week as today it is this week's to some, and the week after's to others.
      return nextIsUnclear(context.lang, before) && away > 0 && weekday > weekdayAt(today)
        ? ask(next, next + 7)
        : one(next);
    case "last":
    case "past":
    case "pasado":
    case "el pasado":
    case "ultimo":
    case "que paso":
      return one(last);
    case "this":
    case "este":
      if (away === 0) return one(now);
      return one(lean === "past" ? last : next);
    default:
      if (away === 0) {
        if (lean === "past") return ask(last, now);
        return lean === "future" ? ask(now, next) : ask(last, now, next);
      }
      if (lean === "near") return ask(last, next);
      return one(lean === "past" ? last : next);
  }
}

/** "In 3 days", "2 weeks ago", "dentro de 15 dias", "hace una semana". */
function distance(text: string, context: DayContext): DayReading | undefined {
  const said = withDigits(text).replace(/\b(?:a|an)\b(?= (?:day|week|month))/u, "1");
  const UNIT = "(days?|weeks?|months?|dias?|semanas?|mes|meses)";
  const ahead =
    new RegExp(`^(?:in|en|dentro de|de aqui a) (\\d{1,3}) ${UNIT}$`, "u").exec(said) ??
    new RegExp(`^(\\d{1,3}) ${UNIT} from (?:now|today)$`, "u").exec(said);
  const back =
    new RegExp(`^(\\d{1,3}) ${UNIT} (?:ago|atras)$`, "u").exec(said) ??
    new RegExp(`^hace (\\d{1,3}) ${UNIT}$`, "u").exec(said);
  const found = ahead ?? back;
  if (!found) return undefined;
  const { today } = context;
  if (!today) return WAIT;
  const many = Number(found[1]) * (ahead ? 1 : -1);
  const unit = found[2] ?? "";
  if (unit.startsWith("d")) return { kind: "day", day: daysAfter(today, many) };
  if (unit.startsWith("w") || unit.startsWith("s")) return { kind: "day", day: daysAfter(today, many * 7) };
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const months = year * 12 + month - 1 + many;
  const text_ = dayText(Math.floor(months / 12), (months % 12) + 1, day);
  return text_ ? { kind: "day", day: text_ } : NO_SUCH_DAY;
}

const FILLERS = new Set([
  "the",
  "of",
  "de",
  "del",
  "el",
  "on",
  "dia",
  "day",
  "para",
  "al",
  "th",
  "st",
  "nd",
  "rd",
  "o",
  "ro",
  "er",
]);

/** A month by its name with a day, and a year or none: in any order people write. */
function named(text: string, context: DayContext): DayReading | undefined {
  const spaced = withDigits(text)
    .replace(/(\d)([a-z])/gu, "$1 $2")
    .replace(/([a-z])(\d)/gu, "$1 $2")
    .replace(/[-/.,']/gu, " ");
  const words = spaced.split(" ").filter((word) => word !== "" && !FILLERS.has(word));
  const at = words.findIndex((word) => monthOf(word) !== undefined);
  if (at < 0 || words.length < 2 || words.length > 3) return undefined;
  const month = monthOf(words[at] ?? "") ?? 0;
  const rest = words.filter((_, place) => place !== at);
  if (!rest.every((word) => /^\d{1,4}$/u.test(word))) return undefined;
  const [a = "", b] = rest;
  if (b === undefined) return a.length <= 2 ? inYear(month, Number(a), undefined, context) : UNCLEAR;
  // "2026 nov 30", or the day and then the year.
  if (a.length === 4 && at === 1 && b.length <= 2) return inYear(month, Number(b), Number(a), context);
  if (a.length > 2 || (b.length !== 4 && b.length !== 2)) return UNCLEAR;
  return inYear(month, Number(a), wholeYear(b), context);
}

/** "The 30th", "el 30", "dia 30": in the month that is meant. */
function dayOfMonth(text: string, context: DayContext): DayReading | undefined {
  const found =
    /^(?:on )?(?:(the |el dia |el |dia )(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th))$/u.exec(
      withDigits(text),
    );
  if (!found) return undefined;
  const day = Number(found[2] ?? found[3]);
  if (day < 1 || day > 31) return NO_SUCH_DAY;
  const { today, lean } = context;
  if (!today) return WAIT;
  const [year = 0, month = 1] = today.split("-").map(Number);
  const days = Array.from({ length: 7 }, (_, at) => year * 12 + month - 1 + at - 3)
    .map((months) => dayText(Math.floor(months / 12), (months % 12) + 1, day))
    .filter((one) => one !== undefined);
  const before = days.filter((one) => one < today).at(-1);
  const after = days.find((one) => one > today);
  if (days.includes(today)) return { kind: "day", day: today };
  const pick = lean === "past" ? [before] : lean === "future" ? [after] : [before, after];
  const found_ = pick.filter((one) => one !== undefined);
  return found_.length === 1 && found_[0] ? { kind: "day", day: found_[0] } : { kind: "ask", days: found_ };
}

/** A weekday before or after the day itself, taken off. */
function withoutWeekday(text: string): { rest: string; weekday: number } | undefined {
  const before = /^(?:on |el |the )?([a-z]+)[.,]? (?:the |el |dia )?(.+)$/u.exec(text);
  const first = before?.[1] === undefined ? undefined : weekdayOf(before[1]);
  if (before?.[2] !== undefined && first !== undefined) return { rest: before[2], weekday: first };
  const after = /^(.+?)[,]? ([a-z]+)$/u.exec(text);
  const last = after?.[2] === undefined ? undefined : weekdayOf(after[2]);
  return after?.[1] !== undefined && last !== undefined ? { rest: after[1], weekday: last } : undefined;
}

/** Reads a day and nothing but a day. */
export function plainDay(text: string, context: DayContext): DayReading {
  if (text.trim() === "") return { kind: "empty" };
  const said = tidy(text);
  if (!said) return UNCLEAR;
  const away = NAMED_DAYS.get(said);
  if (away !== undefined) {
    return context.today ? { kind: "day", day: daysAfter(context.today, away) } : WAIT;
  }
  const alone =
    numbers(said, context) ??
    weekdays(said, context) ??
    distance(said, context) ??
    named(said, context) ??
    dayOfMonth(said, context);
  if (alone) return alone;
  const split = withoutWeekday(said);
  if (!split) return UNCLEAR;
  const bare = /^\d{1,2}$/u.test(split.rest) ? `the ${split.rest}` : split.rest;
  const found =
    numbers(split.rest, context) ?? named(split.rest, context) ?? dayOfMonth(bare, context) ?? UNCLEAR;
  const right = (day: string) => weekdayAt(day) === split.weekday;
  if (found.kind === "ask") {
    const days = found.days.filter(right);
    const [only] = days;
    if (only && days.length === 1) return { kind: "day", day: only };
    return days.length > 0 ? { kind: "ask", days } : { kind: "fault", fault: "weekday_differs" };
  }
  if (found.kind !== "day" || right(found.day))
    return found.kind === "day" ? { kind: "day", day: found.day } : found;
  if (found.other && right(found.other)) return { kind: "day", day: found.other };
  return { kind: "fault", fault: "weekday_differs", day: found.day };
}
