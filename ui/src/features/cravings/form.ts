/**
 * What is asked about a craving: the fields, the way from them to what Rust takes and back, and which questions stand where: one screen
 * after the other on the way into it, all on one page where it is corrected. Owns no state and no rule: bounds are checked where they
 * are kept, in Rust.
 */
import type { Input, Output } from "$lib/backend";
import type { Chip } from "$shared";
import { chipKey, chipsOf, idsOf } from "$vocabulary/chips";
import { feelingsOf, feltOf, type FeltFeeling } from "$vocabulary/feelings";
import { haltNames, haltOf } from "$vocabulary/halt";
import { linkKey, linkOf } from "$vocabulary/links";
import { emptyWhen, whenFieldsOf, type WhenFields } from "$vocabulary/when-fields";

export type Craving = Output<"cravings_get">;
export type Entry = Input<"cravings_log">["entry"];
type Outcome = NonNullable<Entry["outcome"]>;

/** How a craving can end, in the order offered. */
export const OUTCOMES: readonly Outcome[] = ["passed", "still_here", "used_some", "used", "left_unsaid"];

export interface TriedSkill {
  skill: Chip;
  /** When it was begun, as Rust gave it; none for what is told afterwards. */
  at: string | null;
  minutes: string;
  helpfulness: string;
}

/** Everything the form can hold, as typed. */
export interface Fields extends WhenFields {
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
    ...emptyWhen(),
  };
}

export function fieldsOf(craving: Craving): Fields {
  const { entry, occurred } = craving;
  return {
    intensity: entry.intensity,
    triggers: entry.triggers,
    main: entry.trigger_main ? chipKey(entry.trigger_main) : "",
    substances: entry.substances,
    feelings: feltOf(entry.emotions),
    place: entry.place ? [entry.place] : [],
    company: entry.company ? [entry.company] : [],
    body: entry.body,
    halt: haltNames(entry.halt),
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
    planItems: chipsOf(entry.plan_items),
    session: entry.session ? linkKey(entry.session) : "",
    outcome: entry.outcome ?? "",
    share: entry.share,
    ...whenFieldsOf(occurred),
  };
}

/** What Rust takes. `before` keeps what this form does not show. */
export function entryOf(fields: Fields, before?: Entry): Entry {
  const main = fields.triggers.find((chip) => chipKey(chip) === fields.main) ?? null;
  return {
    intensity: fields.intensity ?? 0,
    substances: fields.substances,
    triggers: fields.triggers,
    trigger_main: main ?? (fields.triggers.length === 1 ? (fields.triggers[0] ?? null) : null),
    situation: fields.situation,
    place: fields.place[0] ?? null,
    company: fields.company[0] ?? null,
    emotions: feelingsOf(fields.feelings),
    body: fields.body,
    halt: haltOf(fields.halt),
    thought: fields.thought,
    confidence: fields.confidence,
    skills: fields.skills.map((tried) => ({
      skill: tried.skill,
      at: tried.at,
      minutes: wholeNumber(tried.minutes),
      helpfulness: wholeNumber(tried.helpfulness),
    })),
    plan_items: idsOf(fields.planItems),
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

/** Every question, in the order of that page. The first two stand open. */
export const QUESTIONS = [
  "intensity",
  "triggers",
  "substances",
  "feelings",
  "halt",
  "place",
  "company",
  "body",
  "situation",
  "thought",
  "confidence",
  "skills",
  "outcome",
  "links",
  "note",
  "when",
  "share",
] as const;
export type Question = (typeof QUESTIONS)[number];

/** The screens of the way into a craving, in order. */
export const STEPS = ["number", "triggers", "feelings", "where", "thought", "sure", "rest"] as const;
export type Step = (typeof STEPS)[number];

/** What each of them asks. Skills are asked for after it was saved. */
export const ASKED: Readonly<Record<Step, readonly Question[]>> = {
  number: ["intensity"],
  triggers: ["triggers"],
  feelings: ["feelings", "halt", "body"],
  where: ["place", "company"],
  thought: ["situation", "thought"],
  sure: ["confidence"],
  rest: ["substances", "outcome", "links", "note", "when", "share"],
};

/** Questions that say themselves what is wrong with their answer. Their names are those of Rust's fields. */
const SAYING: readonly Question[] = [
  "intensity",
  "triggers",
  "situation",
  "thought",
  "confidence",
  "skills",
  "note",
  "when",
];
export const saidAt = (field: string | undefined, asked: readonly Question[]): boolean =>
  SAYING.some((question) => question === field && asked.includes(question));

/** The screen a draft stood at; the first for one that no longer exists. */
export const stepOf = (name: string): Step => STEPS.find((one) => one === name) ?? "number";
