/** The form of a person: its fields as they stand on screen, and what is sent. What is right, Rust says. */
import type { Input } from "$lib/backend";
import type { PersonRole } from "$lib/bindings";
import { mergeShape } from "$lib/draft.svelte";

export type Entry = Input<"people_save">["entry"];

export const MOST_PHONES = 6;

/** A draft keeps exactly this. */
export interface PersonFields {
  name: string;
  role: PersonRole | "";
  organization: string;
  /** The first has a field of its own, also while it is empty. */
  phones: { label: string; number: string }[];
  afterHours: string;
  address: string;
  when: string;
  callFor: string;
  since: string;
  mayCall: boolean;
  crisis: boolean;
  before: boolean;
  scope: string;
  from: string;
  until: string;
  back: string;
}

export const personFields = (entry: Entry | undefined): PersonFields => ({
  name: entry?.name ?? "",
  role: entry?.role ?? "",
  organization: entry?.organization ?? "",
  phones:
    entry && entry.phones.length > 0
      ? entry.phones.map((phone) => ({ ...phone }))
      : [{ label: "", number: "" }],
  afterHours: entry?.after_hours ?? "",
  address: entry?.address ?? "",
  when: entry?.when ?? "",
  callFor: entry?.call_for ?? "",
  since: entry?.may_call_since ?? "",
  mayCall: Boolean(entry?.may_call_since),
  crisis: entry?.in_crisis ?? false,
  before: entry?.before_unlock ?? false,
  scope: entry?.consent.scope ?? "",
  from: entry?.consent.from ?? "",
  until: entry?.consent.until ?? "",
  back: entry?.consent.taken_back ?? "",
});

/** A kept draft, also one from when there was one number and no choice of its own for a crisis. */
export function acceptPerson(found: unknown, fresh: PersonFields): PersonFields | undefined {
  const fields = mergeShape(fresh, found);
  const older = found as { phone?: unknown; crisis?: unknown } | null;
  if (!fields || !older) return fields;
  if (typeof older.phone === "string" && older.phone)
    fields.phones = [
      { label: fields.phones[0]?.label ?? "", number: older.phone },
      ...fields.phones.slice(1),
    ];
  if (fields.before) fields.crisis = true;
  return fields;
}

const written = ({ number, label }: { number: string; label: string }) =>
  Boolean(number.trim() || label.trim());

/** What is sent. Rows in which nothing was written are left out. */
export const entryOf = (fields: PersonFields): Entry => ({
  name: fields.name.trim(),
  role: fields.role || null,
  organization: fields.organization.trim(),
  phones: fields.phones
    .filter(written)
    .map(({ label, number }) => ({ label: label.trim(), number: number.trim() })),
  after_hours: fields.afterHours.trim(),
  address: fields.address.trim(),
  when: fields.when.trim(),
  call_for: fields.callFor.trim(),
  may_call_since: fields.mayCall && fields.since ? fields.since : null,
  in_crisis: fields.crisis,
  before_unlock: fields.crisis && fields.before,
  consent: {
    scope: fields.scope.trim(),
    from: fields.from || null,
    until: fields.until || null,
    taken_back: fields.back || null,
  },
});

/** What Rust calls a field of the row at `place`: it counts those that were sent. */
export function phoneField(fields: PersonFields, place: number, what: "number" | "label"): string {
  const row = fields.phones[place];
  if (!row || !written(row)) return "";
  return `phones.${fields.phones.slice(0, place).filter(written).length}.${what}`;
}

const MORE = ["organization", "after_hours", "address", "when", "call_for", "may_call_since"];

/** Where in the form a field stands that something is wrong with; nothing for one that is not in it. */
export function foldOf(field: string): "always" | "more" | "consent" | undefined {
  if (field === "name" || field === "phones.0.number") return "always";
  if (field.startsWith("consent.")) return "consent";
  return MORE.includes(field) || field.startsWith("phones.") ? "more" : undefined;
}

/** Which folds are open to begin with: those in which something was said. */
export const isFoldedOpen = (entry: Entry | undefined): { more: boolean; consent: boolean } => ({
  more: Boolean(
    entry &&
    (entry.organization ||
      entry.phones.length > 1 ||
      entry.phones[0]?.label ||
      entry.after_hours ||
      entry.address ||
      entry.when ||
      entry.call_for ||
      entry.may_call_since),
  ),
  consent: Boolean(entry?.consent.scope),
});
