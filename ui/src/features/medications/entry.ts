/** What is typed about a medicine, and the way from there to what Rust takes and back. Owns no rule: bounds are checked in Rust. */
import type { Input } from "$lib/backend";
import type { Medication } from "$lib/bindings";

export type Entry = Input<"medications_save">["entry"];
export type Form = Entry["form"];
export type Kind = Entry["kind"];

export const FORMS = [
  "tablet",
  "film",
  "liquid",
  "injection",
  "patch",
  "implant",
  "spray",
  "other",
] as const satisfies readonly Form[];
export const KINDS = [
  "alcohol",
  "opioid",
  "nicotine",
  "mental_health",
  "other",
] as const satisfies readonly Kind[];
export const REPEATS = ["0", "1", "2", "3"] as const;

/** Longest texts, as Rust has them. */
export const NAME = 200;
export const LABEL = 500;
export const NOTE = 10_000;

export interface MedicineFields {
  name: string;
  purpose: string;
  kind: Kind;
  form: Form;
  label: string;
  /** Ids of people; empty: not said. */
  prescriber: string;
  pharmacy: string;
  started: string;
  note: string;
  remind: boolean;
  repeats: string;
  reason: string;
  share: Entry["share"];
}

export const emptyMedicine = (): MedicineFields => ({
  name: "",
  purpose: "",
  kind: "other",
  form: "tablet",
  label: "",
  prescriber: "",
  pharmacy: "",
  started: "",
  note: "",
  remind: true,
  repeats: "1",
  reason: "",
  share: "ask",
});

export const medicineFields = ({ entry }: Medication): MedicineFields => ({
  name: entry.name,
  purpose: entry.purpose,
  kind: entry.kind,
  form: entry.form,
  label: entry.label,
  prescriber: entry.prescriber ?? "",
  pharmacy: entry.pharmacy ?? "",
  started: entry.started ?? "",
  note: entry.note,
  remind: entry.reminders.on,
  repeats: String(entry.reminders.repeats),
  reason: entry.reminders.reason,
  share: entry.share,
});

/** What Rust takes. `was`: what the form does not ask stays as it is. */
export const entryOf = (
  fields: MedicineFields,
  was?: Pick<Entry, "stopped" | "stop_reason" | "refill">,
): Entry => ({
  name: fields.name.trim(),
  purpose: fields.purpose.trim(),
  kind: fields.kind,
  form: fields.form,
  label: fields.label.trim(),
  prescriber: fields.prescriber || null,
  pharmacy: fields.pharmacy || null,
  started: fields.started || null,
  stopped: was?.stopped ?? null,
  stop_reason: was?.stop_reason ?? "",
  note: fields.note,
  reminders: { on: fields.remind, repeats: Number(fields.repeats), reason: fields.reason.trim() },
  refill: was?.refill ?? null,
  share: fields.share,
});
