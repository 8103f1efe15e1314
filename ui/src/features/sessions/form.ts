/**
 * The form of a typed session: its fields as text, and what they mean for Rust.
 * Owns what is missing; whether it is right is Rust's to say.
 */
import type { Input, Output } from "$lib/backend";
import { fmt, t, wall, type PlainMessageId } from "$lib/i18n";
import { addDays } from "./weeks";

export type Typed = Input<"sessions_save">["session"];
export type Kind = Typed["kind"];
type Series = Output<"sessions_series">["items"][number];

/** The fields as they stand on screen. A draft keeps exactly this. */
export interface SessionFields {
  kind: Kind;
  title: string;
  often: "weekly" | "once";
  /** `Mon` to `Sun`. */
  days: string[];
  from: string;
  end: "weeks" | "date";
  weeks: string;
  until: string;
  start: string;
  /** Minutes, or `other`. */
  length: string;
  minutes: string;
  provider: string;
  place: string;
  room: string;
  directions: string;
  travel: string;
  phone: string;
  video_url: string;
  /** One thing a line. */
  bring: string;
  note: string;
}

export const LENGTHS = ["30", "45", "50", "60", "90", "120", "150", "180", "240"] as const;

/** Weekdays by the names Rust knows, with a date to take their name from. */
export const WEEKDAYS = [
  ["Mon", "2026-11-23"],
  ["Tue", "2026-11-24"],
  ["Wed", "2026-11-25"],
  ["Thu", "2026-11-26"],
  ["Fri", "2026-11-27"],
  ["Sat", "2026-11-28"],
  ["Sun", "2026-11-29"],
] as const;

/** An empty form for a session from `today` on. */
export function emptyFields(today: string, kind: Kind): SessionFields {
  return {
    kind,
    title: "",
    often: "weekly",
    days: [],
    from: today,
    end: "weeks",
    weeks: "",
    until: "",
    start: "",
    length: "60",
    minutes: "",
    provider: "",
    place: "",
    room: "",
    directions: "",
    travel: "",
    phone: "",
    video_url: "",
    bring: "",
    note: "",
  };
}

/** The form a series was typed into. */
export function fieldsOf(typed: NonNullable<Series["typed"]>): SessionFields {
  const minutes = String(typed.minutes);
  const known = (LENGTHS as readonly string[]).includes(minutes);
  return {
    kind: typed.kind,
    title: typed.title,
    often: typed.weekdays.length > 0 ? "weekly" : "once",
    days: [...typed.weekdays],
    from: typed.from,
    end: typed.weekdays.length > 0 ? "date" : "weeks",
    weeks: "",
    until: typed.until ?? "",
    start: typed.start.slice(0, 5),
    length: known ? minutes : "other",
    minutes: known ? "" : minutes,
    provider: typed.provider,
    place: typed.place.name,
    room: typed.place.room,
    directions: typed.place.directions,
    travel: typed.place.travel_minutes === null ? "" : String(typed.place.travel_minutes),
    phone: typed.phone,
    video_url: typed.video_url,
    bring: typed.bring.join("\n"),
    note: typed.note,
  };
}

export type FieldName = "days" | "from" | "weeks" | "until" | "start" | "minutes" | "travel_minutes";
export type Missing = Partial<Record<FieldName, PlainMessageId>>;

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

const whole = (text: string, low: number, high: number): number | undefined => {
  if (!/^\d{1,4}$/.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= low && value <= high ? value : undefined;
};

/** What is sent, or what is missing. `was` is the series being changed: what the form does not show stays as it is. */
export function toTyped(
  fields: SessionFields,
  was: Series["typed"] = null,
): { typed: Typed; missing?: undefined } | { missing: Missing; typed?: undefined } {
  const missing: Missing = {};
  const weekly = fields.often === "weekly";
  if (weekly && fields.days.length === 0) missing.days = "sessions_form_missing_days";
  if (!fields.from) missing.from = "sessions_form_missing_date";
  if (!/^\d{2}:\d{2}/.test(fields.start)) missing.start = "sessions_form_missing_start";
  const minutes = fields.length === "other" ? whole(fields.minutes, 5, 720) : Number(fields.length);
  if (minutes === undefined) missing.minutes = "sessions_form_missing_minutes";
  const weeks = weekly && fields.end === "weeks" ? whole(fields.weeks, 1, 104) : undefined;
  if (weekly && fields.end === "weeks" && weeks === undefined) missing.weeks = "sessions_form_missing_weeks";
  if (weekly && fields.end === "date" && !fields.until) missing.until = "sessions_form_missing_date";
  const travel = fields.travel.trim() === "" ? null : whole(fields.travel, 0, 600);
  if (travel === undefined) missing.travel_minutes = "sessions_form_travel_range";
  if (Object.keys(missing).length > 0 || minutes === undefined || travel === undefined) return { missing };
  return {
    typed: {
      kind: fields.kind,
      title: fields.title.trim(),
      provider: fields.provider.trim(),
      place: {
        name: fields.place.trim(),
        room: fields.room.trim(),
        directions: fields.directions,
        travel_minutes: travel,
      },
      phone: fields.phone.trim(),
      video_url: fields.video_url.trim(),
      bring: linesOf(fields.bring),
      note: fields.note,
      from: fields.from,
      until: weekly && fields.end === "date" ? fields.until : null,
      weeks: weeks ?? null,
      weekdays: weekly ? WEEKDAYS.map(([id]) => id).filter((id) => fields.days.includes(id)) : [],
      start: `${fields.start.slice(0, 5)}:00`,
      minutes,
      zone: was?.zone ?? null,
      counts_hours: was && was.kind === fields.kind ? was.counts_hours : null,
    },
  };
}

/** The last day with a session in what is sent. */
export function lastDayOf({ from, until, weeks, weekdays }: Typed): string {
  let day = weekdays.length === 0 ? from : (until ?? (weeks ? addDays(from, weeks * 7 - 1) : from));
  const comes = (one: string) =>
    WEEKDAYS.some(([id, date]) => weekdays.includes(id) && sameWeekday(one, date));
  while (weekdays.length > 0 && day > from && !comes(day)) day = addDays(day, -1);
  return day;
}

const sameWeekday = (a: string, b: string): boolean => wall(a)?.getUTCDay() === wall(b)?.getUTCDay();

/** A length in words: 50 minutes, 1 hour, 1 hour 30 minutes, 3 hours. */
export function lengthText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [];
  if (hours > 0) parts.push(t("sessions_form_hours", { count: hours }));
  if (rest > 0 || hours === 0) parts.push(t("common_minutes", { count: rest }));
  return fmt.list(parts);
}

/** What a person can add to a series from a calendar file. */
export interface OwnFields {
  kind: Kind;
  provider: string;
  room: string;
  directions: string;
  travel: string;
  phone: string;
  video_url: string;
  bring: string;
}

/** What was added so far. */
export function ownFieldsOf({ details }: Series["series"]): OwnFields {
  return {
    kind: details.kind,
    provider: details.provider,
    room: details.place.room,
    directions: details.place.directions,
    travel: details.place.travel_minutes === null ? "" : String(details.place.travel_minutes),
    phone: details.phone,
    video_url: details.video_url,
    bring: details.bring.join("\n"),
  };
}

/** What is sent: the person's own. Days and times go along as they are; Rust leaves them to the file. */
export function toOwn(fields: OwnFields, { details }: Series["series"]): Typed | undefined {
  const travel = fields.travel.trim() === "" ? null : whole(fields.travel, 0, 600);
  if (travel === undefined) return undefined;
  return {
    kind: fields.kind,
    title: details.title,
    provider: fields.provider.trim(),
    place: {
      name: details.place.name,
      room: fields.room.trim(),
      directions: fields.directions,
      travel_minutes: travel,
    },
    phone: fields.phone.trim(),
    video_url: fields.video_url.trim(),
    bring: linesOf(fields.bring),
    note: details.note,
    from: details.start.slice(0, 10),
    until: null,
    weeks: null,
    weekdays: [],
    start: details.start.slice(11, 19),
    minutes: details.minutes,
    zone: details.zone,
    counts_hours: fields.kind === details.kind ? details.counts_hours : null,
  };
}
