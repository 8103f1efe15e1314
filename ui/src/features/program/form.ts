/**
 * The program's form: its fields as text, and what they mean for Rust.
 * Owns what is no number or no date; whether it is right is Rust's to say.
 */
import type { Input } from "$lib/backend";
import type { PhaseKind, Program } from "$lib/bindings";
import type { PlainMessageId } from "$lib/i18n";

export const PHASES: readonly PhaseKind[] = ["assessment", "detox", "iop", "step_down", "continuing"];

export interface PhaseFields {
  kind: PhaseKind;
  from: string;
  until: string;
  /** Hours a week, such as `9` or `4.5`; empty when the program said no number. */
  hours: string;
  days: string[];
}

/** The fields as they stand on screen. A draft keeps exactly this. */
export interface ProgramFields {
  /** The version the form began with. */
  based_on: number;
  start: string;
  end: "none" | "weeks" | "date";
  weeks: string;
  until: string;
  phases: PhaseFields[];
  misses: string;
  notice: string;
  late: string;
  call_whom: string;
  phone: string;
  note: string;
}

/** Hours to two decimals: enough to find the minute again. */
const hoursOf = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

const text = (value: number | null): string => (value === null ? "" : String(value));

export function fieldsOf({ version, entry }: Program): ProgramFields {
  return {
    based_on: version,
    start: entry.start ?? "",
    end: entry.planned_end ? "date" : version === 0 ? "weeks" : "none",
    weeks: "",
    until: entry.planned_end ?? "",
    phases: entry.phases.map((phase) => ({
      kind: phase.kind,
      from: phase.from,
      until: phase.until ?? "",
      hours: text(phase.minutes_a_week === null ? null : hoursOf(phase.minutes_a_week)),
      days: [...phase.weekdays],
    })),
    misses: text(entry.policy.most_misses),
    notice: text(entry.policy.notice_hours),
    late: text(entry.policy.late_counts_as_missed),
    call_whom: entry.policy.call_whom,
    phone: entry.policy.phone,
    note: entry.policy.note,
  };
}

/** A phase after the last one, for the person to fill in. */
export function nextPhase(fields: ProgramFields): PhaseFields {
  const used = new Set(fields.phases.map((phase) => phase.kind));
  const kind =
    fields.phases.length === 0 ? "iop" : (PHASES.find((one, at) => at > 1 && !used.has(one)) ?? "iop");
  return { kind, from: fields.phases.length === 0 ? fields.start : "", until: "", hours: "", days: [] };
}

/** What is wrong: a sentence, or the whole numbers that are right. */
export type Fault = PlainMessageId | { low: number; high: number };
/** Faults by field name; phases' by their place on screen, such as `phases.1.hours`. */
export type Faults = Record<string, Fault>;

const LIMITS = {
  weeks: { low: 1, high: 520 },
  misses: { low: 0, high: 500 },
  notice: { low: 0, high: 720 },
  late: { low: 1, high: 720 },
} as const;
const MOST_MINUTES_A_WEEK = 4_800;

const whole = (value: string, { low, high }: { low: number; high: number }): number | null | undefined => {
  if (value.trim() === "") return null;
  if (!/^\d{1,4}$/.test(value.trim())) return undefined;
  return Number(value) >= low && Number(value) <= high ? Number(value) : undefined;
};

/** The faults that are left when the phase at `gone` is taken away. */
export function faultsWithout(faults: Faults, gone: number): Faults {
  return Object.fromEntries(
    Object.entries(faults).flatMap(([name, fault]) => {
      const [, place, rest] = /^phases\.(\d+)\.(.+)$/.exec(name) ?? [];
      if (place === undefined || rest === undefined || Number(place) < gone) return [[name, fault]];
      return Number(place) === gone ? [] : [[`phases.${String(Number(place) - 1)}.${rest}`, fault]];
    }),
  );
}

/** Minutes of `9`, `4.5` or `4,5` hours; null when empty, undefined when it is none or more than a week has. */
export function minutesOf(hours: string): number | null | undefined {
  const typed = hours.trim().replace(",", ".");
  if (typed === "") return null;
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(typed)) return undefined;
  const minutes = Math.round(Number(typed) * 60);
  return minutes >= 1 && minutes <= MOST_MINUTES_A_WEEK ? minutes : undefined;
}

export function toProgram(
  fields: ProgramFields,
): { input: Input<"program_save">; faults?: undefined } | { faults: Faults; input?: undefined } {
  const faults: Faults = {};
  const number = (name: keyof typeof LIMITS, value: string): number | null => {
    const found = whole(value, LIMITS[name]);
    if (found === undefined) faults[name] = LIMITS[name];
    return found ?? null;
  };
  const weeks = fields.end === "weeks" ? number("weeks", fields.weeks) : null;
  if (weeks !== null && !fields.start) faults.start = "program_form_start_weeks";
  const phases = fields.phases.map((phase, at) => {
    const minutes = minutesOf(phase.hours);
    if (minutes === undefined) faults[`phases.${String(at)}.hours`] = "program_form_hours_number";
    if (!phase.from) faults[`phases.${String(at)}.from`] = "program_form_date";
    return {
      kind: phase.kind,
      from: phase.from,
      until: phase.until || null,
      minutes_a_week: minutes ?? null,
      weekdays: phase.days,
    };
  });
  const policy = {
    most_misses: number("misses", fields.misses),
    notice_hours: number("notice", fields.notice),
    late_counts_as_missed: number("late", fields.late),
    call_whom: fields.call_whom.trim(),
    phone: fields.phone.trim(),
    note: fields.note,
  };
  if (Object.keys(faults).length > 0) return { faults };
  return {
    input: {
      based_on: fields.based_on,
      weeks,
      entry: {
        start: fields.start || null,
        planned_end: fields.end === "date" && fields.until ? fields.until : null,
        phases,
        policy,
      },
    },
  };
}

/** The field on screen that Rust means by `field`. Rust counts phases in order of their first day. */
export function fieldOnScreen(field: string, fields: ProgramFields): string {
  const NAMES: Record<string, string> = {
    planned_end: "until",
    weeks: "weeks",
    start: "start",
    "policy.most_misses": "misses",
    "policy.notice_hours": "notice",
    "policy.late_counts_as_missed": "late",
    "policy.call_whom": "call_whom",
    "policy.phone": "phone",
    "policy.note": "note",
  };
  const phase = /^phases\.(\d+)\.(\w+)$/.exec(field);
  if (!phase) return NAMES[field] ?? field;
  const order = fields.phases
    .map((one, at) => ({ at, from: one.from }))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.at - b.at));
  const at = order[Number(phase[1])]?.at ?? 0;
  return `phases.${String(at)}.${phase[2] === "minutes_a_week" ? "hours" : (phase[2] ?? "")}`;
}
