/**
 * The craving form's fields, and the way from them to what Rust takes and back.
 * Owns no state and no rule: bounds are checked where they are kept, in Rust.
 */
import type { Input, Output } from "$lib/backend";
import type { Chip } from "$shared";
import { linkKey, linkOf } from "./extras";

export type Craving = Output<"cravings_get">;
export type Entry = Input<"cravings_log">["entry"];
export type When = Input<"cravings_log">["when"];
export type Vocabulary = Output<"vocabulary_get">;
type Outcome = NonNullable<Entry["outcome"]>;

/** How a craving can end, in the order offered. */
export const OUTCOMES: readonly Outcome[] = ["passed", "still_here", "used_some", "used", "left_unsaid"];
/** The four states of HALT, and "none of these": asked, and none of them is not the same as not asked. */
export const HALT = ["hungry", "angry", "lonely", "tired", "none"] as const;
/** Triggers offered at first sight; the rest is one step away. */
export const COMMON_TRIGGERS: readonly string[] = [
  "events.argument",
  "people.alone",
  "times.payday",
  "times.after_work",
  "body.tired",
  "feelings.bored",
  "feelings.stressed",
  "people.used_with",
  "events.good_news",
  "body.poor_sleep",
];

export interface FeltFeeling {
  feeling: Chip;
  strength: string;
}

export interface TriedSkill {
  skill: Chip;
  /** When it was begun, as Rust gave it; none for what is told afterwards. */
  at: string | null;
  minutes: string;
  helpfulness: string;
}

/** Everything the form can hold, as typed. */
export interface Fields {
  intensity: number | null;
  triggers: Chip[];
  main: string;
  substances: Chip[];
  feelings: FeltFeeling[];
  place: Chip[];
  company: Chip[];
  body: Chip[];
  halt: string[];
  situation: string;
  thought: string;
  note: string;
  confidence: number | null;
  skills: TriedSkill[];
  planItems: Chip[];
  /** The session it is brought to, as a key; empty for none. */
  session: string;
  outcome: Outcome | "";
  share: Entry["share"];
  earlier: boolean;
  day: string;
  time: string;
  about: boolean;
}

export function emptyFields(): Fields {
  return {
    intensity: null,
    triggers: [],
    main: "",
    substances: [],
    feelings: [],
    place: [],
    company: [],
    body: [],
    halt: [],
    situation: "",
    thought: "",
    note: "",
    confidence: null,
    skills: [],
    planItems: [],
    session: "",
    outcome: "",
    share: "ask",
    earlier: false,
    day: "",
    time: "",
    about: false,
  };
}

/** One text for a chip, to tell chips apart. */
export const chipKey = (chip: Chip): string => ("id" in chip ? `id:${chip.id}` : `own:${chip.own}`);

export function fieldsOf(craving: Craving): Fields {
  const { entry, occurred } = craving;
  const halt = entry.halt;
  const named = halt ? HALT.filter((one) => one !== "none" && halt[one]) : [];
  return {
    intensity: entry.intensity,
    triggers: entry.triggers,
    main: entry.trigger_main ? chipKey(entry.trigger_main) : "",
    substances: entry.substances,
    feelings: entry.emotions.map((one) => ({ feeling: one.feeling, strength: String(one.strength) })),
    place: entry.place ? [entry.place] : [],
    company: entry.company ? [entry.company] : [],
    body: entry.body,
    halt: halt ? (named.length ? named : ["none"]) : [],
    situation: entry.situation,
    thought: entry.thought,
    note: entry.note,
    confidence: entry.confidence,
    skills: entry.skills.map((used) => ({
      skill: used.skill,
      at: used.at,
      minutes: used.minutes === null ? "" : String(used.minutes),
      helpfulness: used.helpfulness === null ? "" : String(used.helpfulness),
    })),
    planItems: entry.plan_items.map((id) => ({ id })),
    session: entry.session ? linkKey(entry.session) : "",
    outcome: entry.outcome ?? "",
    share: entry.share,
    earlier: true,
    day: occurred.local.slice(0, 10),
    time: occurred.precision === "day" ? "" : occurred.local.slice(11, 16),
    about: occurred.precision === "about",
  };
}

/** What Rust takes. `before` keeps what this form does not show. */
export function entryOf(fields: Fields, before?: Entry): Entry {
  const main = fields.triggers.find((chip) => chipKey(chip) === fields.main) ?? null;
  const has = (name: string) => fields.halt.includes(name);
  return {
    intensity: fields.intensity ?? 0,
    substances: fields.substances,
    triggers: fields.triggers,
    trigger_main: main ?? (fields.triggers.length === 1 ? (fields.triggers[0] ?? null) : null),
    situation: fields.situation,
    place: fields.place[0] ?? null,
    company: fields.company[0] ?? null,
    emotions: fields.feelings.map((felt) => ({ feeling: felt.feeling, strength: Number(felt.strength) })),
    body: fields.body,
    halt: fields.halt.length
      ? { hungry: has("hungry"), angry: has("angry"), lonely: has("lonely"), tired: has("tired") }
      : null,
    thought: fields.thought,
    confidence: fields.confidence,
    skills: fields.skills.map((tried) => ({
      skill: tried.skill,
      at: tried.at,
      minutes: wholeNumber(tried.minutes),
      helpfulness: wholeNumber(tried.helpfulness),
    })),
    plan_items: fields.planItems.flatMap((chip) => ("id" in chip ? [chip.id] : [])),
    contacted: before?.contacted ?? null,
    session: linkOf(fields.session),
    outcome: fields.outcome === "" ? null : fields.outcome,
    note: fields.note,
    share: fields.share,
  };
}

/** A whole number as typed; nothing typed is nothing said. What is no number goes to Rust as out of range, which says so. */
function wholeNumber(text: string): number | null {
  if (!text.trim()) return null;
  const number = Number(text);
  return Number.isInteger(number) && number >= 0 ? Math.min(number, 65_535) : 65_535;
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

/** Keeps everything that was said about what stays chosen, adds what is new with `fresh`, drops the rest. */
export function keepDetails<T>(
  chosen: readonly Chip[],
  before: readonly T[],
  chipOf: (one: T) => Chip,
  fresh: (chip: Chip) => T,
): T[] {
  const kept = before.filter((one) => chosen.some((chip) => chipKey(chip) === chipKey(chipOf(one))));
  const added = distinct(chosen).filter(
    (chip) => !before.some((one) => chipKey(chipOf(one)) === chipKey(chip)),
  );
  return [...kept, ...added.map(fresh)];
}

/** Each chip once: the same thing can have been done twice. */
export function distinct(chips: readonly Chip[]): Chip[] {
  return [...new Map(chips.map((chip) => [chipKey(chip), chip])).values()];
}

/** The HALT words after a press: "none of these" and the four exclude each other. */
export function haltAfter(before: readonly string[], chosen: readonly string[]): string[] {
  if (!chosen.includes("none")) return [...chosen];
  return before.includes("none") ? chosen.filter((one) => one !== "none") : ["none"];
}
