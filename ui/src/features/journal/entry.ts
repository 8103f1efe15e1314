/**
 * A journal page's fields as typed, and the way from them to what Rust takes.
 * Owns no rule: bounds are checked where they are kept, in Rust.
 */
import type { Input, Output } from "$lib/backend";
import { fmt, t } from "$lib/i18n";
import { nameOf } from "$vocabulary/session";
import {
  emptyWhen,
  movedTo,
  whenFieldsOf,
  whenOf as asTyped,
  type WhenFields,
} from "$vocabulary/when-fields";
import { chipWord } from "$vocabulary/words";

export type View = Output<"journal_get">;
export type Save = Input<"journal_save">;
export type Link = NonNullable<Save["content"]["links"]>[number];
export type Thing = View["links"][number];
type Share = NonNullable<Save["content"]["share"]>;

/** A link with what it is called. */
export interface Named {
  link: Link;
  text: string;
}

export interface Fields extends WhenFields {
  title: string;
  body: string;
  share: Share;
  links: Named[];
}

export function fieldsOf(view: View | undefined): Fields {
  if (!view) return { title: "", body: "", share: "ask", links: [], ...emptyWhen() };
  const { entry } = view;
  return {
    title: entry.content.title,
    body: entry.content.body,
    share: entry.content.share,
    links: view.links.map(named),
    ...whenFieldsOf(entry.occurred),
  };
}

/** When it was: for a new page now or as typed; for an old one only when it was moved. */
export function whenOf(fields: Fields, before: View | undefined): Save["when"] {
  if (!before) return asTyped(fields);
  return fields.earlier ? movedTo(fields, before.entry.occurred) : null;
}

export const sameLink = (a: Link, b: Link): boolean => JSON.stringify(a) === JSON.stringify(b);

type PlanContent = Extract<Thing, { kind: "plan" }>["content"];

/** A plan line in one line; empty for what has no words of its own. */
export function planText(content: PlanContent): string {
  switch (content.kind) {
    case "trigger":
      return chipWord(content.trigger);
    case "skill":
      return chipWord(content.skill);
    case "person":
      return "";
    default:
      return content.text;
  }
}

export const sessionText = (session: { title: string; kind: string; local_start: string }): string =>
  `${nameOf(session)}, ${fmt.dateTime(session.local_start)}`;

export const cravingText = (craving: { entry: { intensity: number }; occurred: { local: string } }): string =>
  t("journal_link_craving_text", {
    number: craving.entry.intensity,
    date: fmt.dateTime(craving.occurred.local),
  });

/** What a link leads to, in words. */
export function named(thing: Thing): Named {
  switch (thing.kind) {
    case "plan":
      return { link: { kind: "plan", item: thing.item }, text: planText(thing.content) };
    case "session":
      return {
        link: {
          kind: "session",
          series: thing.session.series,
          recurrence_id: thing.session.recurrence_id,
        },
        text: sessionText(thing.session),
      };
    case "craving":
      return { link: { kind: "craving", id: thing.craving.id }, text: cravingText(thing.craving) };
    case "gone":
      return { link: thing.link, text: t("journal_link_gone") };
  }
}
