/**
 * The fields of a return to use, and the way from them to what Rust takes and back.
 * Owns no rule: bounds are checked where they are kept, in Rust.
 */
import type { Input, Output } from "$lib/backend";
import type { Chip } from "$shared";
import { chipsOf, idsOf } from "$vocabulary/chips";
import { feelingsOf, feltOf, type FeltFeeling } from "$vocabulary/feelings";
import { haltNames, haltOf } from "$vocabulary/halt";
import { linkKey, linkOf } from "$vocabulary/links";
import { emptyWhen, whenFieldsOf, type WhenFields } from "$vocabulary/when-fields";

export type Return = Output<"returns_log">;
export type Entry = Input<"returns_log">["entry"];
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
export interface Fields extends WhenFields {
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
    ...emptyWhen(),
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

export function fieldsOf(record: Return): Fields {
  const { entry, occurred } = record;
  const { safety } = entry;
  const dangers = (["overdose", "injury", "mixed"] as const).filter((name) => safety?.[name]);
  return {
    ...whenFieldsOf(occurred),
    substances: entry.substances,
    triggers: entry.triggers,
    halt: haltNames(entry.halt),
    signs: chipsOf(entry.signs),
    signsText: entry.signs_text,
    alone: one(entry.alone),
    naloxone: one(entry.naloxone),
    feelings: feltOf(entry.feelings),
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
    halt: haltOf(fields.halt),
    signs: idsOf(fields.signs),
    signs_text: fields.signsText,
    alone: answerOf(fields.alone),
    naloxone: answerOf(fields.naloxone),
    feelings: feelingsOf(fields.feelings),
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

/** One of the dangers was picked: help is shown at once, before anything is saved. */
export const flagged = (fields: Fields): boolean => fields.safety.some((name) => name !== "none");
