/**
 * The fields of a return to use, and the way from them to what Rust takes and back.
 * Owns no rule: bounds are checked where they are kept, in Rust.
 */
import type { Input, Output } from "$lib/backend";
import { linkKey, linkOf } from "$features/cravings/extras";
import type { FeltFeeling } from "$features/cravings/form";
import type { Chip } from "$shared";

export type Return = Output<"returns_log">;
export type Entry = Input<"returns_log">["entry"];
export type When = Input<"returns_log">["when"];
export type Question = Entry["unsaid"][number];
export type YesNo = NonNullable<Entry["alone"]>;

/** The screens, in order. The first is the warning. */
export const STEPS = ["warning", "safety", "what", "before", "during", "after", "lesson"] as const;
export type Step = (typeof STEPS)[number];
export const stepOf = (name: string): Step => STEPS.find((one) => one === name) ?? "warning";

export const YES_NO: readonly YesNo[] = ["yes", "no", "not_sure", "prefer_not"];
/** Dangers, and "none of these": asked, and none is not the same as not asked. */
export const DANGERS = ["overdose", "injury", "mixed", "none"] as const;

export interface UsedSubstance {
  substance: Chip;
  amount: string;
}

/** Everything the form can hold, as typed. */
export interface Fields {
  earlier: boolean;
  day: string;
  time: string;
  about: boolean;
  substances: UsedSubstance[];
  triggers: Chip[];
  halt: string[];
  signs: Chip[];
  signsText: string;
  alone: Chip[];
  naloxone: Chip[];
  feelings: FeltFeeling[];
  next: string;
  told: Chip[];
  lesson: string;
  safety: string[];
  unsaid: Question[];
  session: string;
  share: Entry["share"];
}

export function emptyFields(): Fields {
  return {
    earlier: false,
    day: "",
    time: "",
    about: false,
    substances: [],
    triggers: [],
    halt: [],
    signs: [],
    signsText: "",
    alone: [],
    naloxone: [],
    feelings: [],
    next: "",
    told: [],
    lesson: "",
    safety: [],
    unsaid: [],
    session: "",
    share: "ask",
  };
}

const one = (answer: YesNo | null): Chip[] => (answer ? [{ id: answer }] : []);
const answerOf = (chosen: readonly Chip[]): YesNo | null =>
  YES_NO.find((answer) => chosen.some((chip) => "id" in chip && chip.id === answer)) ?? null;
const idsOf = (chips: readonly Chip[]) => chips.flatMap((chip) => ("id" in chip ? [chip.id] : []));

export function fieldsOf(record: Return): Fields {
  const { entry, occurred } = record;
  const { halt, safety } = entry;
  const moods = (["hungry", "angry", "lonely", "tired"] as const).filter((name) => halt?.[name]);
  const dangers = (["overdose", "injury", "mixed"] as const).filter((name) => safety?.[name]);
  return {
    earlier: true,
    day: occurred.local.slice(0, 10),
    time: occurred.precision === "day" ? "" : occurred.local.slice(11, 16),
    about: occurred.precision === "about",
    substances: entry.substances,
    triggers: entry.triggers,
    halt: halt ? (moods.length ? moods : ["none"]) : [],
    signs: entry.signs.map((id) => ({ id })),
    signsText: entry.signs_text,
    alone: one(entry.alone),
    naloxone: one(entry.naloxone),
    feelings: entry.feelings.map((felt) => ({ feeling: felt.feeling, strength: String(felt.strength) })),
    next: entry.next,
    told: one(entry.told),
    lesson: entry.lesson,
    safety: safety ? (dangers.length ? dangers : ["none"]) : [],
    unsaid: entry.unsaid,
    session: entry.session ? linkKey(entry.session) : "",
    share: entry.share,
  };
}

/** What Rust takes. `craving` is the one it came from. */
export function entryOf(fields: Fields, craving: string | null): Entry {
  const has = (list: readonly string[], name: string) => list.includes(name);
  return {
    substances: fields.substances,
    triggers: fields.triggers,
    halt: fields.halt.length
      ? {
          hungry: has(fields.halt, "hungry"),
          angry: has(fields.halt, "angry"),
          lonely: has(fields.halt, "lonely"),
          tired: has(fields.halt, "tired"),
        }
      : null,
    signs: idsOf(fields.signs),
    signs_text: fields.signsText,
    alone: answerOf(fields.alone),
    naloxone: answerOf(fields.naloxone),
    feelings: fields.feelings.map((felt) => ({ feeling: felt.feeling, strength: Number(felt.strength) })),
    next: fields.next,
    told: answerOf(fields.told),
    lesson: fields.lesson,
    safety: fields.safety.length
      ? {
          overdose: has(fields.safety, "overdose"),
          injury: has(fields.safety, "injury"),
          mixed: has(fields.safety, "mixed"),
        }
      : null,
    unsaid: fields.unsaid,
    craving,
    session: linkOf(fields.session),
    share: fields.share,
  };
}

/** When it was: now, or as typed. A day without a time is a day. */
export function whenOf(fields: Fields): When {
  if (!fields.earlier) return { kind: "now" };
  if (!fields.time) return { kind: "local", local: `${fields.day}T12:00:00`, precision: "day" };
  return {
    kind: "local",
    local: `${fields.day}T${fields.time}:00`,
    precision: fields.about ? "about" : "exact",
  };
}

/** One of the dangers was picked: help is shown at once, before anything is saved. */
export const flagged = (fields: Fields): boolean => fields.safety.some((name) => name !== "none");
