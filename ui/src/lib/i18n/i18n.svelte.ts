/**
 * Words, numbers and dates in the person's language. Owns the current language
 * and the formatting; owns no sentence. Dates come in as wall-clock text from
 * Rust and are never moved between zones here.
 */
import { untrack } from "svelte";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { negotiateLanguages } from "@fluent/langneg";
import { LANGS, sources, type Lang, type Part } from "./catalogues";
import type { Messages } from "./ids";

/** Every message there is. */
export type MessageId = keyof Messages;
/** Messages that stand by themselves, without a value to fill in. */
export type PlainMessageId = { [K in MessageId]: Messages[K] extends never ? K : never }[MessageId];

type Values<K extends MessageId> = [Messages[K]] extends [never]
  ? []
  : [Record<Messages[K], string | number>];

const LOCALES: Record<Lang, string> = { en: "en-US", es: "es-US" };

const bundles = new Map<Lang, FluentBundle>();
function bundleFor(lang: Lang): FluentBundle {
  let found = bundles.get(lang);
  if (!found) {
    // Isolation marks would end up in titles, file names and copied text.
    found = new FluentBundle(LOCALES[lang], { useIsolating: false });
    bundles.set(lang, found);
  }
  return found;
}

let current = $state<Lang>("en");

const fetched = new Map<string, Promise<void>>();

/** Fetches the words of one part of one language, once. */
export function loadWords(language: Lang, part: Part): Promise<void> {
  const key = `${language} ${part}`;
  const known = fetched.get(key);
  if (known) return known;
  const going = sources(language, part).then((texts) => {
    for (const text of texts)
      bundleFor(language).addResource(new FluentResource(text), { allowOverrides: false });
  });
  // What could not be had is asked for again.
  going.catch(() => fetched.delete(key));
  fetched.set(key, going);
  return going;
}

/** What is on screen, or about to be. */
const needed = new Set<Part>(["lock"]);
let turn = 0;

/** Fetches the words of a part, to be waited for before it is drawn. From then on a change of language brings them along. */
export async function needWords(part: Part): Promise<void> {
  needed.add(part);
  await loadWords(untrack(lang), part);
}

/** Switches to a language once its words are there, so that nothing is shown without. */
export async function changeLang(next: Lang): Promise<void> {
  const mine = ++turn;
  let had: number;
  do {
    had = needed.size;
    await Promise.all([...needed].map((part) => loadWords(next, part)));
  } while (needed.size > had);
  if (mine === turn) setLang(next);
}

/** The language on screen. */
export function lang(): Lang {
  return current;
}

/** Switches every word on screen at once, and tells assistive technology. Whoever calls it has the words: see {@link changeLang}. */
export function setLang(next: Lang): void {
  current = next;
  document.documentElement.lang = next;
}

/** The language this machine seems to speak, among those we have. */
export function preferredLang(wanted: readonly string[] = navigator.languages): Lang {
  const [best] = negotiateLanguages([...wanted], [...LANGS], { defaultLocale: "en", strategy: "lookup" });
  return best === "es" ? "es" : "en";
}

/** A message in the current language. A message without words shows its id, which a test refuses. */
export function t<K extends MessageId>(id: K, ...values: Values<K>): string {
  return say(current, id, values[0]);
}

/**
 * A message in a language that need not be the one on screen: paper for somebody else. Whoever calls it has its words: see
 * {@link loadWords}.
 */
export function tIn<K extends MessageId>(language: Lang, id: K, ...values: Values<K>): string {
  return say(language, id, values[0]);
}

/** Whether words exist for an id made at run time (a vocabulary id from Rust). */
export function hasWords(id: string): boolean {
  return bundleFor(current).hasMessage(id);
}

/** Words for an id made at run time; `otherwise` where there are none. */
export function tAny(id: string, otherwise: string): string {
  return hasWords(id) ? say(current, id) : otherwise;
}

function say(language: Lang, id: string, values?: Record<string, string | number>): string {
  const source = bundleFor(language);
  const message = source.getMessage(id);
  if (!message?.value) return id;
  const errors: Error[] = [];
  // A time such as "6:00 p.m." brings the full stop of its sentence along.
  return source
    .formatPattern(message.value, values ?? {}, errors)
    .replace(/([ap]\.[\s\u00a0\u202f]?m\.)\./gu, "$1");
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = current + JSON.stringify(options);
  let made = formatters.get(key);
  if (!made) {
    // UTC in, UTC out: the wall clock Rust gave is the wall clock shown.
    made = new Intl.DateTimeFormat(LOCALES[current], { ...options, timeZone: "UTC" });
    formatters.set(key, made);
  }
  return made;
}

/**
 * Wall-clock text from Rust (`2026-03-10`, `2026-03-10T18:00:00` or `18:00:00`)
 * as a Date whose UTC fields are that wall clock. `undefined` when it is none.
 */
export function wall(text: string): Date | undefined {
  const full = /^\d{2}:\d{2}/.test(text)
    ? `1970-01-01T${text}`
    : text.length === 10
      ? `${text}T00:00:00`
      : text;
  const date = new Date(`${full.replace(/Z$/, "").slice(0, 19)}${full.length === 16 ? ":00" : ""}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function shown(text: string, options: Intl.DateTimeFormatOptions): string {
  const date = wall(text);
  return date ? dateFormat(options).format(date) : text;
}

const DATE = { weekday: "long", day: "numeric", month: "long" } as const;

/** Formats for wall-clock values and numbers, always in the current language. */
export const fmt = {
  /** Tuesday, March 10 */
  date: (text: string) => shown(text, DATE),
  /** Tuesday, March 10, 2026 */
  dateYear: (text: string) => shown(text, { ...DATE, year: "numeric" }),
  /** Mar 10, 2026 */
  dateShort: (text: string) => shown(text, { day: "numeric", month: "short", year: "numeric" }),
  /** Mar 10 */
  dayMonth: (text: string) => shown(text, { day: "numeric", month: "short" }),
  /** Tue, Mar 10 */
  dayMonthWeekday: (text: string) => shown(text, { weekday: "short", day: "numeric", month: "short" }),
  /** March 2026 */
  month: (text: string) => shown(text, { month: "long", year: "numeric" }),
  /** Tuesday */
  weekday: (text: string) => shown(text, { weekday: "long" }),
  /** Tue */
  weekdayShort: (text: string) => shown(text, { weekday: "short" }),
  /** 6:00 PM */
  time: (text: string) => shown(text, { hour: "numeric", minute: "2-digit" }),
  /** Tuesday, March 10 at 6:00 PM */
  dateTime: (text: string) => shown(text, { ...DATE, hour: "numeric", minute: "2-digit" }),
  /** 6:00 – 9:00 PM */
  timeRange: (from: string, to: string) => {
    const [start, end] = [wall(from), wall(to)];
    if (!start || !end) return `${from} – ${to}`;
    return dateFormat({ hour: "numeric", minute: "2-digit" }).formatRange(start, end);
  },
  /** With a capital first letter, for the start of a line (Spanish weekdays have none). */
  sentence: (text: string) => {
    const [first = "", ...rest] = text;
    return first.toLocaleUpperCase(LOCALES[current]) + rest.join("");
  },
  /** The hour and the half-day mark apart, for the one large time on Today. */
  clock: (text: string): { time: string; half: string } => {
    const date = wall(text);
    if (!date) return { time: text, half: "" };
    const parts = dateFormat({ hour: "numeric", minute: "2-digit" }).formatToParts(date);
    const half = parts.find((part) => part.type === "dayPeriod")?.value ?? "";
    const time = parts
      .filter((part) => part.type !== "dayPeriod")
      .map((part) => part.value)
      .join("")
      .trim();
    return { time, half };
  },
  /** 1,234.5 */
  number: (value: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(LOCALES[current], options).format(value),
  /** a, b, and c */
  list: (items: readonly string[]) =>
    new Intl.ListFormat(LOCALES[current], { type: "conjunction" }).format(items),
};
