/**
 * What a person chooses for a report. Owns the shape that is kept as a draft, what is offered and ticked for whom, which lines go in, and
 * what is sent to Rust, which checks it all again. Owns no secret: the words that open the file are never part of it.
 */
import { features } from "$frame/feature";
import type { Input, Output } from "$lib/backend";
import type { Lang } from "$lib/i18n";

export type Scope = Input<"share_preview">["scope"];
export type Role = Scope["role"];
export type Kind = Scope["kinds"][number];
export type Choices = Output<"share_choices">;
export type OwnLine = Choices["own"][number];
export type OwnKind = OwnLine["kind"];
export type Topic = Choices["topics"][number];

/** Longest texts, in characters, and most of what is ticked: as Rust has them. */
export const NAME = 200;
export const PURPOSE = 500;
export const LABEL = 60;
export const TOPIC = 120;
export const MOST_TOPICS = 5;
export const MOST_OWN = 5_000;

export const ROLES: readonly Role[] = ["counselor", "doctor", "family", "court", "employer", "other"];

/** Once it is handed over to these, it can be used in ways the person may not want. */
export const needsStop = (role: Role): boolean => role === "court" || role === "employer";
/** The person's care is their work: only they can be told about use, and what the person wants to talk about. */
export const givesCare = (role: Role): boolean => role === "counselor" || role === "doctor";
/** A court and an employer get no word that a person typed. */
export const readsOwnWords = (role: Role): boolean => !needsStop(role);

/** Whether a kind can be offered for this reader at all. */
export function mayHold(role: Role, kind: Kind): boolean {
  if (role === "employer") return kind === "sessions";
  if (kind === "returns" || kind === "medications" || kind === "questions") return givesCare(role);
  return kind !== "journal" || role !== "court";
}

/** What one can choose from, in the order offered. Each feature says it of its own. */
const offers = () =>
  features()
    .flatMap((one) => one.shareKind ?? [])
    .sort((a, b) => a.order - b.order);
export const kinds = (): Kind[] => offers().map(({ kind }) => kind);
export const kindsOffered = (role: Role): Kind[] => kinds().filter((kind) => mayHold(role, kind));

/**
 * What is ticked to begin with: enough for care but no journal page and no return to use, hours alone for family, the least for anyone
 * with power over the person.
 */
export const kindsFor = (role: Role): Kind[] =>
  offers()
    .filter(({ kind, ticked }) => ticked.includes(role) && mayHold(role, kind))
    .map(({ kind }) => kind);

/** What is typed and ticked; kept as a draft while it is not handed over. */
export interface ShareForm {
  recipient: string;
  /** The reader's id, where they were picked from the own people. */
  person: string;
  role: Role;
  purpose: string;
  prepared_by: string;
  label: string;
  kinds: Kind[];
  from: string;
  to: string;
  /** Ids of the journal pages that are ticked. */
  pages: string[];
  /** Ids of the returns to use, and of the cravings that ended in use, that are ticked. */
  returns: string[];
  /** Own lines the person ticked, and those they unticked. Any other is as it is to begin with, also one that is listed later. */
  own_on: string[];
  own_off: string[];
  /** The same for questions noted for coming sessions. */
  topics_on: string[];
  topics_off: string[];
  /** What else the person wants to talk about. */
  lines: string[];
  name_left_out: boolean;
  expires: string;
  lang: Lang;
}

export function emptyForm(lang: Lang): ShareForm {
  return {
    recipient: "",
    person: "",
    role: "counselor",
    purpose: "",
    prepared_by: "",
    label: "",
    kinds: kindsFor("counselor"),
    from: "",
    to: "",
    pages: [],
    returns: [],
    own_on: [],
    own_off: [],
    topics_on: [],
    topics_off: [],
    lines: [],
    name_left_out: true,
    expires: "",
    lang,
  };
}

/** Ticks that were made by hand, as sets to look them up in. */
export interface ByHand {
  on: ReadonlySet<string>;
  off: ReadonlySet<string>;
}

export const byHand = (on: readonly string[], off: readonly string[]): ByHand => ({
  on: new Set(on),
  off: new Set(off),
});

const decided = ({ on, off }: ByHand, key: string): boolean | undefined =>
  on.has(key) ? true : off.has(key) ? false : undefined;

/** Whether an own line is ticked. By itself only what speaks of no use is, and only for those who give care. */
export const ownTicked = (role: Role, hand: ByHand, line: OwnLine): boolean =>
  decided(hand, line.key) ?? (givesCare(role) && !line.speaks_of_use);

/** The lines there are: of a return to use only where that one is ticked itself. */
export const ofTicked = (lines: readonly OwnLine[], returns: readonly string[]): OwnLine[] =>
  lines.filter(({ kind, key }) => kind !== "returns" || returns.some((id) => key.includes(id)));

/** Names a question: the same words for another session are another one. */
export const topicKey = ({ session, text }: Topic): string => `${session ?? ""} ${text.trim()}`;

const characters = (text: string) => [...text.trim()].length;
export const tooLong = (text: string, most: number): boolean => characters(text) > most;

/** The questions that are ticked: by hand, or by themselves as long as there is room and they speak of no use. */
export function topicsTicked(topics: readonly Topic[], hand: ByHand): Topic[] {
  const fit = topics.filter(({ text }) => !tooLong(text, TOPIC));
  const byThemselves = fit.filter(({ speaks_of_use }) => !speaks_of_use).slice(0, MOST_TOPICS);
  return fit.filter((topic) => decided(hand, topicKey(topic)) ?? byThemselves.includes(topic));
}

/** Adds to, or takes from, the ticks made by hand. */
export function tickByHand(
  hand: { on: readonly string[]; off: readonly string[] },
  keys: readonly string[],
  on: boolean,
): { on: string[]; off: string[] } {
  const meant = new Set(keys);
  const without = (list: readonly string[]) => list.filter((key) => !meant.has(key));
  return {
    on: on ? [...without(hand.on), ...meant] : without(hand.on),
    off: on ? without(hand.off) : [...without(hand.off), ...meant],
  };
}

/** The own lines that go in. */
export function ownKeys(form: ShareForm, choices: Choices | undefined): string[] {
  if (!readsOwnWords(form.role)) return [];
  const hand = byHand(form.own_on, form.own_off);
  return (choices?.own ?? []).filter((line) => ownTicked(form.role, hand, line)).map(({ key }) => key);
}

/** The lines under "I want to talk about": questions first, then the person's further ones. */
export function topicLines(form: ShareForm, choices: Choices | undefined): string[] {
  if (!givesCare(form.role)) return [];
  const asked = topicsTicked(choices?.topics ?? [], byHand(form.topics_on, form.topics_off));
  return [...asked.map(({ text }) => text), ...form.lines].map((line) => line.trim()).filter(Boolean);
}

/** What is sent: nothing that is not offered for this reader, whatever was ticked for another one. */
export function scopeOf(form: ShareForm, choices: Choices | undefined, stopRead: boolean): Scope {
  const chosen = kindsOffered(form.role).filter((kind) => form.kinds.includes(kind));
  return {
    recipient: form.recipient.trim(),
    ...(form.person ? { recipient_person: form.person } : {}),
    role: form.role,
    purpose: form.purpose.trim(),
    prepared_by: form.prepared_by.trim(),
    label: form.label.trim(),
    kinds: chosen,
    from: form.from,
    to: form.to,
    topics: topicLines(form, choices),
    own: ownKeys(form, choices),
    returns: chosen.includes("returns") ? form.returns : [],
    pages: chosen.includes("journal") ? form.pages : [],
    name_left_out: form.name_left_out && !needsStop(form.role),
    expires: form.expires || null,
    lang: form.lang,
    stop_read: stopRead,
  };
}
