/**
 * The words for days, months and parts of the day that people type, in both languages, small and without accents.
 * Both are understood in either language of the app: many people here live in two.
 */
import type { Lang } from "$lib/i18n";

const months = (...names: readonly string[][]): ReadonlyMap<string, number> =>
  new Map(names.flatMap((all, at) => all.map((name) => [name, at + 1] as const)));

const MONTHS_EN = months(
  ["january", "jan"],
  ["february", "feb", "febr"],
  ["march", "mar"],
  ["april", "apr"],
  ["may"],
  ["june", "jun"],
  ["july", "jul"],
  ["august", "aug"],
  ["september", "sep", "sept"],
  ["october", "oct"],
  ["november", "nov"],
  ["december", "dec"],
);
const MONTHS_ES = months(
  ["enero", "ene"],
  ["febrero", "feb", "febr"],
  ["marzo", "mar", "mzo"],
  ["abril", "abr"],
  ["mayo", "may"],
  ["junio", "jun"],
  ["julio", "jul"],
  ["agosto", "ago"],
  ["septiembre", "setiembre", "sep", "sept", "set"],
  ["octubre", "oct"],
  ["noviembre", "nov"],
  ["diciembre", "dic"],
);

/** Weekdays as `Date` counts them: Sunday is 0. */
const WEEKDAYS_EN = new Map(
  [
    ["sunday", "sun"],
    ["monday", "mon"],
    ["tuesday", "tue", "tues"],
    ["wednesday", "wed", "weds"],
    ["thursday", "thu", "thur", "thurs"],
    ["friday", "fri"],
    ["saturday", "sat"],
  ].flatMap((all, at) => all.map((name) => [name, at] as const)),
);
const WEEKDAYS_ES = new Map(
  [
    ["domingo", "dom"],
    ["lunes", "lun"],
    ["martes"],
    ["miercoles", "mie", "mier"],
    ["jueves", "jue"],
    ["viernes", "vie"],
    ["sabado", "sab"],
  ].flatMap((all, at) => all.map((name) => [name, at] as const)),
);

/** The month a word names, 1 to 12. */
export const monthOf = (word: string): number | undefined => MONTHS_EN.get(word) ?? MONTHS_ES.get(word);
/** The weekday a word names; Sunday is 0. */
export const weekdayOf = (word: string): number | undefined => WEEKDAYS_EN.get(word) ?? WEEKDAYS_ES.get(word);

/** Days said from today: how many days away. */
export const NAMED_DAYS: ReadonlyMap<string, number> = new Map([
  ["today", 0],
  ["tonight", 0],
  ["this morning", 0],
  ["this afternoon", 0],
  ["this evening", 0],
  ["hoy", 0],
  ["hoy dia", 0],
  ["hoy en la noche", 0],
  ["esta noche", 0],
  ["esta tarde", 0],
  ["esta manana", 0],
  ["yesterday", -1],
  ["last night", -1],
  ["yesterday evening", -1],
  ["ayer", -1],
  ["anoche", -1],
  ["ayer en la noche", -1],
  ["ayer por la noche", -1],
  ["ayer en la tarde", -1],
  ["ayer por la tarde", -1],
  ["tomorrow", 1],
  ["tomorow", 1],
  ["tommorow", 1],
  ["tommorrow", 1],
  ["manana", 1],
  ["day before yesterday", -2],
  ["the day before yesterday", -2],
  ["anteayer", -2],
  ["antier", -2],
  ["antes de ayer", -2],
  ["anteanoche", -2],
  ["antenoche", -2],
  ["day after tomorrow", 2],
  ["the day after tomorrow", 2],
  ["pasado manana", 2],
]);

/** "Next Friday" is this week's to some and the week after's to others, in English. */
export const nextIsUnclear = (lang: Lang, modifier: string): boolean => lang === "en" && modifier === "next";
