/**
 * The form of a typed session: its fields as text, and what they mean for Rust.
 * Owns what is missing; whether it is right is Rust's to say.
 */
import type { Input, Output } from "$lib/backend";
import { fmt, t, wall, type PlainMessageId } from "$lib/i18n";
import { kindName } from "$vocabulary/session";
import { WEEKDAYS } from "$vocabulary/weekdays";
import { addDays } from "./weeks";

export type Typed = Input<"sessions_save">["session"];
export type Kind = Typed["kind"];
type Series = Output<"sessions_series">["items"][number];

/** What a session goes by. */
export const RHYTHMS = ["weekly", "daily", "month_day", "month_weekday", "once"] as const;
export type Often = (typeof RHYTHMS)[number];
/** The weekdays of a month that can be named, from the first to the fourth and the last. */
export const NTHS = ["1", "2", "3", "4", "-1"] as const;

/** With whom it is, how to get there, what to bring. */
export interface Details {
  provider: string;
  /** The id of one of the own people, where one was picked. */
  person: string;
  room: string;
  directions: string;
  travel: string;
  phone: string;
  video_url: string;
  /** One thing a line. */
  bring: string;
}

/** The fields as they stand on screen. A draft keeps exactly this. */
export interface SessionFields extends Details {
  kind: Kind;
  title: string;
  often: Often;
  /** Every how many days, weeks or months. */
  every: string;
  /** `Mon` to `Sun`. */
  days: string[];
  /** Of the month, 1 to 31. */
  monthDay: string;
  /** Which weekday of the month: 1 to 4, or -1 for the last. */
  nth: string;
  nthDay: string;
  from: string;
  end: "weeks" | "date" | "times";
  weeks: string;
  until: string;
  times: string;
  start: string;
  /** When it is over, on the clock; goes with the length. */
  over: string;
  /** Minutes, or `other`. */
  length: string;
  minutes: string;
  place: string;
  note: string;
}

export const LENGTHS = ["30", "45", "50", "60", "90", "120", "150", "180", "240"] as const;

/** An empty form for a session from `today` on. */
export function emptyFields(today: string, kind: Kind): SessionFields {
  return {
    kind,
    title: "",
    often: "weekly",
    every: "1",
    days: [],
    monthDay: "",
    nth: "1",
    nthDay: "Mon",
    from: today,
    end: "weeks",
    weeks: "",
    until: "",
    times: "",
    start: "",
    over: "",
    length: "60",
    minutes: "",
    provider: "",
    person: "",
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
  const often = oftenOf(typed);
  const start = typed.start.slice(0, 5);
  const { rhythm } = typed;
  return {
    kind: typed.kind,
    title: typed.title,
    often,
    every: String(typed.every),
    days: [...typed.weekdays],
    monthDay: rhythm.kind === "month_day" ? String(rhythm.day) : "",
    nth: rhythm.kind === "month_weekday" ? String(rhythm.nth) : "1",
    nthDay: rhythm.kind === "month_weekday" ? rhythm.weekday : "Mon",
    from: typed.from,
    end: often === "once" ? "weeks" : "date",
    weeks: "",
    until: typed.until ?? "",
    times: "",
    start,
    over: endOf(start, typed.minutes),
    ...lengthFields(minutes),
    provider: typed.provider,
    person: typed.provider_person ?? "",
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

function oftenOf({ rhythm, weekdays }: Pick<Typed, "rhythm" | "weekdays">): Often {
  if (rhythm.kind === "days") return "daily";
  if (rhythm.kind !== "weeks") return rhythm.kind;
  return weekdays.length > 0 ? "weekly" : "once";
}

const lengthFields = (minutes: string): Pick<SessionFields, "length" | "minutes"> =>
  (LENGTHS as readonly string[]).includes(minutes)
    ? { length: minutes, minutes: "" }
    : { length: "other", minutes };

const DAY_MINUTES = 1_440;
const clock = (time: string): number | undefined => {
  const found = /^(\d{2}):(\d{2})/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined;
};

/** When a session is over that begins at `start`; empty where that is not known. */
export function endOf(start: string, minutes: number | undefined): string {
  const begins = clock(start);
  if (begins === undefined || minutes === undefined) return "";
  const over = (begins + minutes) % DAY_MINUTES;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(over / 60))}:${two(over % 60)}`;
}

/** The length in minutes, where it can be one. */
export const minutesOf = (fields: Pick<SessionFields, "length" | "minutes">): number | undefined =>
  fields.length === "other" ? whole(fields.minutes, 5, 720) : Number(fields.length);

/** Minutes from start to end, over midnight where the end is earlier on the clock; none where a session cannot last that long. */
export function minutesBetweenClocks(start: string, over: string): number | undefined {
  const [begins, ends] = [clock(start), clock(over)];
  if (begins === undefined || ends === undefined) return undefined;
  const minutes = (ends - begins + DAY_MINUTES) % DAY_MINUTES;
  return minutes >= 5 && minutes <= 720 ? minutes : undefined;
}

/** The fields after the start was typed: the end moves along, or gives the length where it was there first. */
export function withStart(fields: SessionFields, start: string): SessionFields {
  const minutes = minutesOf(fields);
  if (start === "") {
    // An end that came from the old start goes with it; one that was typed stays.
    const moved = fields.over === endOf(fields.start, minutes);
    return { ...fields, start, over: moved ? "" : fields.over };
  }
  if (clock(fields.start) === undefined && fields.over) return withEnd({ ...fields, start }, fields.over);
  return { ...fields, start, over: endOf(start, minutes) };
}

/** The fields after the end was typed: it gives the length. */
export function withEnd(fields: SessionFields, over: string): SessionFields {
  const minutes = minutesBetweenClocks(fields.start, over);
  return { ...fields, over, ...(minutes === undefined ? {} : lengthFields(String(minutes))) };
}

/** The fields after the length was chosen: it gives the end. */
export function withLength(
  fields: SessionFields,
  length: Pick<SessionFields, "length" | "minutes">,
): SessionFields {
  const minutes = minutesOf(length);
  const over = fields.start && minutes !== undefined ? endOf(fields.start, minutes) : fields.over;
  return { ...fields, ...length, over };
}

export type FieldName =
  | "days"
  | "every"
  | "month_day"
  | "from"
  | "weeks"
  | "until"
  | "times"
  | "start"
  | "over"
  | "minutes"
  | "travel_minutes";
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
  const again = fields.often !== "once";
  const every = again ? whole(fields.every, 1, 52) : 1;
  if (every === undefined) missing.every = "sessions_form_missing_every";
  const monthDay = fields.often === "month_day" ? whole(fields.monthDay, 1, 31) : undefined;
  if (fields.often === "month_day" && monthDay === undefined)
    missing.month_day = "sessions_form_missing_month_day";
  if (weekly && fields.days.length === 0) missing.days = "sessions_form_missing_days";
  if (!fields.from) missing.from = "sessions_form_missing_date";
  if (!/^\d{2}:\d{2}/.test(fields.start)) missing.start = "sessions_form_missing_start";
  const minutes = minutesOf(fields);
  if (minutes === undefined) missing.minutes = "sessions_form_missing_minutes";
  else if (fields.over && fields.start && endOf(fields.start, minutes) !== fields.over)
    missing.over = "sessions_form_missing_over";
  const weeks = again && fields.end === "weeks" ? whole(fields.weeks, 1, 104) : undefined;
  if (again && fields.end === "weeks" && weeks === undefined) missing.weeks = "sessions_form_missing_weeks";
  if (again && fields.end === "date" && !fields.until) missing.until = "sessions_form_missing_date";
  const times = again && fields.end === "times" ? whole(fields.times, 1, 731) : undefined;
  if (again && fields.end === "times" && times === undefined) missing.times = "sessions_form_missing_times";
  const travel = fields.travel.trim() === "" ? null : whole(fields.travel, 0, 600);
  if (travel === undefined) missing.travel_minutes = "sessions_form_travel_range";
  if (Object.keys(missing).length > 0 || minutes === undefined || travel === undefined || every === undefined)
    return { missing };
  return {
    typed: {
      kind: fields.kind,
      title: fields.title.trim(),
      provider: fields.provider.trim(),
      provider_person: fields.person || null,
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
      until: again && fields.end === "date" ? fields.until : null,
      weeks: weeks ?? null,
      times: times ?? null,
      rhythm: rhythmOf(fields, monthDay),
      every,
      weekdays: weekly ? WEEKDAYS.map(([id]) => id).filter((id) => fields.days.includes(id)) : [],
      start: `${fields.start.slice(0, 5)}:00`,
      minutes,
      zone: was?.zone ?? null,
      counts_hours: was && was.kind === fields.kind ? was.counts_hours : null,
    },
  };
}

function rhythmOf(fields: SessionFields, monthDay: number | undefined): Typed["rhythm"] {
  switch (fields.often) {
    case "daily":
      return { kind: "days" };
    case "month_day":
      return { kind: "month_day", day: monthDay ?? 1 };
    case "month_weekday":
      return { kind: "month_weekday", nth: Number(fields.nth), weekday: fields.nthDay };
    default:
      return { kind: "weeks" };
  }
}

/** The last day with a session in what is sent, as far as the form can tell; `rule` is what Rust made of it. */
export function lastDayOf(
  { from, until, weeks, weekdays, rhythm }: Typed,
  rule: string | null = null,
): string {
  const [, year, month, date] = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(rule ?? "") ?? [];
  const end = year && month && date ? `${year}-${month}-${date}` : until;
  if (rhythm.kind !== "weeks") return end ?? from;
  let day = weekdays.length === 0 ? from : (end ?? (weeks ? addDays(from, weeks * 7 - 1) : from));
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

/** Kinds to choose from, by their names. */
export const kindOptions = (kinds: readonly Kind[]) =>
  kinds.map((kind) => ({
    value: kind,
    label: kind === "other" ? t("sessions_form_kind_other") : kindName(kind),
  }));

/** What a person can add to a series from a calendar file. */
export interface OwnFields extends Details {
  kind: Kind;
}

/** What was added so far. */
export function ownFieldsOf({ details }: Series["series"]): OwnFields {
  return {
    kind: details.kind,
    provider: details.provider,
    person: details.provider_person ?? "",
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
    provider_person: fields.person || null,
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
    times: null,
    rhythm: { kind: "weeks" },
    every: 1,
    start: details.start.slice(11, 19),
    minutes: details.minutes,
    zone: details.zone,
    counts_hours: fields.kind === details.kind ? details.counts_hours : null,
  };
}
