/**
 * The plan as it is being edited. Owns the order of items and which are there; what a valid plan is, Rust says.
 */
import type { Input, Output } from "$lib/backend";

export type Plan = Output<"plan_get">;
export type Content = Plan["items"][number]["content"];
export type SectionId = Plan["items"][number]["section"];

/** An item on screen: `id` when it was saved before, `key` to tell rows apart. */
export interface Row {
  key: number;
  id: string | null;
  section: SectionId;
  content: Content;
}

export interface Fields {
  basedOn: number;
  rows: Row[];
  reason: string;
  reviewedWith: string;
}

/** Every section in the order shown and printed, with the kind of item it holds. */
export const SECTIONS: readonly { id: SectionId; kind: Content["kind"] }[] = [
  { id: "reasons", kind: "line" },
  { id: "warning_signs", kind: "sign" },
  { id: "triggers", kind: "trigger" },
  { id: "high_risk", kind: "situation" },
  { id: "daily_basics", kind: "line" },
  { id: "skills", kind: "skill" },
  { id: "people", kind: "person" },
  { id: "safe_places", kind: "line" },
  { id: "remove_from_home", kind: "line" },
  { id: "medicines", kind: "line" },
  { id: "lapse_steps", kind: "lapse" },
  { id: "emergency", kind: "line" },
];

export const SIGNS = ["thought", "feeling", "behavior"] as const;
export const LAPSE_STEPS = ["get_safe", "tell", "back_to_plan", "learn"] as const;

export function fieldsOf(plan: Plan): Fields {
  return {
    basedOn: plan.version,
    rows: plan.items.map((item, key) => ({ key, id: item.id, section: item.section, content: item.content })),
    reason: "",
    reviewedWith: "",
  };
}

export const rowsOf = (fields: Fields, section: SectionId): Row[] =>
  fields.rows.filter((row) => row.section === section);

/** Puts a new item at the end of its section. Answers its key. */
export function add(fields: Fields, section: SectionId, content: Content): number {
  const key = fields.rows.reduce((most, row) => Math.max(most, row.key), -1) + 1;
  fields.rows = [...fields.rows, { key, id: null, section, content }];
  return key;
}

/** Takes an item out; answers how to put it back where it was. */
export function take(fields: Fields, key: number): () => void {
  const at = fields.rows.findIndex((row) => row.key === key);
  const row = fields.rows[at];
  if (!row) return () => undefined;
  fields.rows = fields.rows.filter((one) => one.key !== key);
  return () => {
    fields.rows = [...fields.rows.slice(0, at), row, ...fields.rows.slice(at)];
  };
}

/** Moves an item within its section, one place up (-1) or down (1). */
export function move(fields: Fields, key: number, by: -1 | 1): void {
  const row = fields.rows.find((one) => one.key === key);
  if (!row) return;
  const section = rowsOf(fields, row.section);
  const other = section[section.indexOf(row) + by];
  if (!other) return;
  fields.rows = fields.rows.map((one) => (one === row ? other : one === other ? row : one));
}

/** Whether nothing was written into it: left out when the plan is saved, instead of being refused. */
export function isBlank(content: Content): boolean {
  switch (content.kind) {
    case "line":
    case "sign":
    case "lapse":
      return !content.text.trim();
    case "situation":
      return !content.text.trim() && !content.first_move.trim() && !content.second_move.trim();
    case "trigger":
    case "skill":
    case "person":
    case "medication":
      return false;
  }
}

/** The rows that will be saved, in the order of the sections. */
export const kept = (fields: Fields): Row[] =>
  SECTIONS.flatMap((section) => rowsOf(fields, section.id)).filter((row) => !isBlank(row.content));

/** What Rust takes. */
export function planOf(fields: Fields): Input<"plan_save"> {
  return {
    based_on: fields.basedOn,
    reason: fields.reason,
    reviewed_with: fields.reviewedWith,
    items: kept(fields).map(({ id, section, content }) => ({ id, section, content })),
  };
}

/** Which row an error's field means (`items.<index>` counts what was sent). */
export function rowOfField(fields: Fields, field: string | undefined): number | undefined {
  const index = /^items\.(\d+)/.exec(field ?? "")?.[1];
  return index === undefined ? undefined : kept(fields)[Number(index)]?.key;
}

/** A stored draft, if it still has the shape of this form. */
export function acceptDraft(found: unknown): Fields | undefined {
  const draft = found as Partial<Fields> | null;
  const sound =
    typeof draft?.basedOn === "number" &&
    typeof draft.reason === "string" &&
    typeof draft.reviewedWith === "string" &&
    Array.isArray(draft.rows) &&
    draft.rows.every(
      (row: Partial<Row> | null) =>
        typeof row?.key === "number" &&
        SECTIONS.some(
          ({ id, kind }) =>
            id === row.section &&
            (kind === row.content?.kind || (id === "medicines" && row.content?.kind === "medication")),
        ),
    );
  return sound ? (draft as Fields) : undefined;
}
