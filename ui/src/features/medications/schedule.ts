/**
 * A schedule as it is typed, and the way from there to what Rust takes and back. Owns what is missing in the fields; what is due, and
 * whether a schedule can be, Rust says.
 */
import type { DoseShape, ScheduleEntry, SchedulePart } from "$lib/bindings";
import { wall, type PlainMessageId } from "$lib/i18n";
import { daysAfter } from "$lib/when";

export type ShapeKind = DoseShape["kind"];
/** The shapes, what most have first. */
export const SHAPES = [
  "daily",
  "weekly",
  "as_needed",
  "after_given",
  "every_days",
  "every_weeks",
  "every_months",
  "after_hours",
  "as_label",
] as const satisfies readonly ShapeKind[];

export const SPANS = ["weeks", "days"] as const;
/** Minutes after which an answer counts as late. */
export const LATE = ["15", "30", "60", "120", "180", "240", "360", "720"] as const;
const LATE_AT_FIRST = "60";
/** Most times of a day, as Rust has it. */
export const MOST_TIMES = 24;
/** Most parts of a schedule, as Rust has it. */
export const MOST_PARTS = 60;

/** One part as it stands on screen: what every shape asks, so that trying another one loses nothing. */
export interface PartFields {
  kind: ShapeKind;
  from: string;
  until: string;
  /** `08:00`, or empty where it is still to be typed. */
  times: string[];
  /** `Mon` to `Sun`. */
  weekdays: string[];
  every: string;
  span: (typeof SPANS)[number];
  monthDay: string;
  hours: string;
  /** The day and time the first one is due, for what counts from the last one. */
  first: string;
  at: string;
  limit: string;
  text: string;
  label: string;
}

/** The fields of a schedule. A draft keeps exactly this. */
export interface ScheduleFields {
  parts: PartFields[];
  clock: "here" | "home";
  /** The zone of "home time". */
  zone: string;
  late: string;
}

export const emptyPart = (from: string): PartFields => ({
  kind: "daily",
  from,
  until: "",
  times: [""],
  weekdays: [],
  every: "",
  span: "weeks",
  monthDay: "",
  hours: "",
  first: from,
  at: "",
  limit: "",
  text: "",
  label: "",
});

/** A schedule from `today` on, where nothing was said yet. */
export const emptySchedule = (today: string, zone: string): ScheduleFields => ({
  parts: [emptyPart(today)],
  clock: "here",
  zone,
  late: LATE_AT_FIRST,
});

const short = (time: string): string => time.slice(0, 5);

function partFields(part: SchedulePart): PartFields {
  const { shape } = part;
  const fresh: PartFields = {
    ...emptyPart(part.from),
    kind: shape.kind,
    until: part.until ?? "",
    label: part.label,
  };
  if ("times" in shape) fresh.times = shape.times.map(short);
  switch (shape.kind) {
    case "daily":
      return fresh;
    case "weekly":
      return { ...fresh, weekdays: [...shape.weekdays] };
    case "every_days":
    case "every_weeks":
      return { ...fresh, every: String(shape.every) };
    case "every_months":
      return { ...fresh, every: String(shape.every), monthDay: String(shape.day) };
    case "after_hours":
      return {
        ...fresh,
        hours: String(shape.hours),
        first: shape.first.slice(0, 10),
        at: shape.first.slice(11, 16),
      };
    case "after_given":
      return {
        ...fresh,
        every: String(shape.every),
        span: shape.span,
        first: shape.first,
        at: short(shape.at),
      };
    case "as_needed":
      return { ...fresh, limit: shape.limit };
    case "as_label":
      return { ...fresh, text: shape.text };
  }
}

/** The form a schedule was typed into. `zone` is where the laptop is, for who turns to home time. */
export function scheduleFields(entry: ScheduleEntry, zone: string): ScheduleFields {
  return {
    parts: entry.parts.map(partFields),
    clock: entry.clock.kind,
    zone: entry.clock.kind === "home" ? entry.clock.zone : zone,
    late: String(entry.late_after_min),
  };
}

/** What a change begins with: the parts that still go on, the first of them from the day of the change. */
export function changedFrom(fields: ScheduleFields, day: string): ScheduleFields {
  const going = fields.parts.filter((part) => !part.until || part.until >= day);
  const parts = going.length > 0 ? going : fields.parts.slice(-1).map((part) => ({ ...part, until: "" }));
  return { ...fields, parts };
}

/** Where something is missing: `parts.0.times` and the like. */
export type Gaps = Partial<Record<string, PlainMessageId>>;

const whole = (text: string, least: number, most: number): number | undefined => {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
};

/** The most of "every so many", by shape and span. */
const MOST_EVERY = { every_days: 366, every_weeks: 52, every_months: 12, days: 366, weeks: 52 } as const;

function shapeOf(part: PartFields, lack: (name: string, id: PlainMessageId) => void): DoseShape | undefined {
  const times = [...new Set(part.times.filter(Boolean))].sort().map((time) => `${time}:00`);
  const timed = () => {
    if (times.length === 0) lack("times", "medications_gap_times");
    return times;
  };
  const every = (least: number, most: number): number => {
    const number = whole(part.every, least, most);
    if (number === undefined) lack("every", "medications_gap_every");
    return number ?? least;
  };
  switch (part.kind) {
    case "daily":
      return { kind: "daily", times: timed() };
    case "weekly":
      if (part.weekdays.length === 0) lack("weekdays", "medications_gap_weekdays");
      return { kind: "weekly", weekdays: part.weekdays, times: timed() };
    case "every_days":
      return { kind: "every_days", every: every(2, MOST_EVERY.every_days), times: timed() };
    case "every_weeks":
      return { kind: "every_weeks", every: every(1, MOST_EVERY.every_weeks), times: timed() };
    case "every_months": {
      const day = whole(part.monthDay, 1, 31);
      if (day === undefined) lack("day", "medications_gap_month_day");
      return {
        kind: "every_months",
        every: every(1, MOST_EVERY.every_months),
        day: day ?? 1,
        times: timed(),
      };
    }
    case "after_hours": {
      const hours = whole(part.hours, 1, 72);
      if (hours === undefined) lack("hours", "medications_gap_hours");
      if (!part.first) lack("first", "common_date_missing");
      if (!part.at) lack("at", "common_time_missing");
      return { kind: "after_hours", hours: hours ?? 1, first: `${part.first}T${part.at}:00` };
    }
    case "after_given":
      if (!part.first) lack("first", "common_date_missing");
      if (!part.at) lack("at", "common_time_missing");
      return {
        kind: "after_given",
        every: every(1, MOST_EVERY[part.span]),
        span: part.span,
        first: part.first,
        at: `${part.at}:00`,
      };
    case "as_needed":
      return { kind: "as_needed", limit: part.limit.trim() };
    case "as_label":
      if (!part.text.trim()) lack("text", "medications_gap_text");
      return { kind: "as_label", text: part.text.trim() };
  }
}

/** What Rust takes, or where something is missing. A part ends the day before the next one begins, if nothing else was said. */
export function scheduleOf(fields: ScheduleFields): { entry?: ScheduleEntry; gaps?: Gaps } {
  const gaps: Gaps = {};
  const parts = fields.parts.flatMap((part, at): SchedulePart[] => {
    const lack = (name: string, id: PlainMessageId) => (gaps[`parts.${at}.${name}`] = id);
    if (!part.from) lack("from", "common_date_missing");
    const shape = shapeOf(part, lack);
    const next = fields.parts[at + 1];
    const until = part.until || (next?.from ? daysAfter(next.from, -1) : "");
    return shape ? [{ from: part.from, until: until || null, shape, label: part.label.trim() }] : [];
  });
  if (Object.keys(gaps).length > 0) return { gaps };
  return {
    entry: {
      parts,
      clock: fields.clock === "home" ? { kind: "home", zone: fields.zone } : { kind: "here" },
      late_after_min: Number(fields.late),
    },
  };
}

/** A next part: the day after the last one ends, with its shape, so that only what differs is typed. */
export function nextPart(last: PartFields | undefined, today: string): PartFields {
  if (!last) return emptyPart(today);
  const end = last.until || last.from || today;
  return { ...last, from: daysAfter(end, last.until ? 1 : 7), until: "", label: "" };
}

/** Whether a part is ever due: what is not has no clock and cannot be late. */
export const isTimed = (kind: ShapeKind): boolean => kind !== "as_needed" && kind !== "as_label";

const TEXTS = [
  "from",
  "until",
  "every",
  "monthDay",
  "hours",
  "first",
  "at",
  "limit",
  "text",
  "label",
] as const;
const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

function isPart(found: unknown): found is PartFields {
  if (typeof found !== "object" || found === null) return false;
  const part = found as Partial<PartFields>;
  return (
    SHAPES.some((kind) => kind === part.kind) &&
    SPANS.some((span) => span === part.span) &&
    isTexts(part.times) &&
    isTexts(part.weekdays) &&
    TEXTS.every((name) => typeof part[name] === "string")
  );
}

/** A schedule out of a draft, if it still has this shape. */
export function isSchedule(found: unknown): found is ScheduleFields {
  if (typeof found !== "object" || found === null) return false;
  const fields = found as Partial<ScheduleFields>;
  return (
    Array.isArray(fields.parts) &&
    fields.parts.length > 0 &&
    fields.parts.every(isPart) &&
    (fields.clock === "here" || fields.clock === "home") &&
    typeof fields.zone === "string" &&
    LATE.some((minutes) => minutes === fields.late)
  );
}

/** The days of the month that a short month does not have. */
export const isShortMonthDay = (text: string): boolean => ["29", "30", "31"].includes(text.trim());

/** Days from `a` to `b`, both `2026-11-30`. */
export function daysBetween(a: string, b: string): number {
  const [from, to] = [wall(a), wall(b)];
  return from && to ? Math.round((to.getTime() - from.getTime()) / 86_400_000) : 0;
}
