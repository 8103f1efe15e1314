/** The notes of one session as a form keeps them, and as Rust takes them. */
import type { Occurrence, OccurrenceEntry, OccurrenceKey, OccurrenceView } from "$lib/bindings";
import { linesOf } from "../form";

export interface NotesFields {
  /** Homework that was due. */
  due: { text: string; done: boolean }[];
  /** One line each. */
  homework: string;
  takeaway: string;
  questions: string;
  before: number | null;
  after: number | null;
  /** Minutes that count; empty for the usual. */
  credited: string;
  /** The missed session this one makes up for, as {@link keyText}; empty for none. */
  makeup: string;
  never: boolean;
}

export const keyText = (key: OccurrenceKey): string => `${key.series} ${key.recurrence_id}`;

/** What was noted so far, with homework from last time put where it is due. */
export function notesOf({ entry, homework_before }: OccurrenceView): NotesFields {
  return {
    due: [...entry.homework_in, ...homework_before.map((text) => ({ text, done: false }))],
    homework: entry.homework_out.join("\n"),
    takeaway: entry.takeaway,
    questions: entry.questions.join("\n"),
    before: entry.mood_before,
    after: entry.mood_after,
    credited: entry.minutes_credited === null ? "" : String(entry.minutes_credited),
    makeup: entry.makeup_for ? keyText(entry.makeup_for) : "",
    never: entry.share === "never",
  };
}

/** What is sent; undefined when the minutes are no number. What is not on the form stays as it is. */
export function toEntry(
  fields: NotesFields,
  entry: OccurrenceEntry,
  toMakeUp: readonly Occurrence[],
): OccurrenceEntry | undefined {
  const text = fields.credited.trim();
  if (text !== "" && !/^\d{1,4}$/.test(text)) return undefined;
  const makeup = [entry.makeup_for, ...toMakeUp].find((one) => one && keyText(one) === fields.makeup);
  return {
    ...entry,
    homework_in: fields.due,
    homework_out: linesOf(fields.homework),
    takeaway: fields.takeaway.trim(),
    questions: linesOf(fields.questions),
    mood_before: fields.before,
    mood_after: fields.after,
    minutes_credited: text === "" ? null : Number(text),
    makeup_for: makeup ? { series: makeup.series, recurrence_id: makeup.recurrence_id } : null,
    share: fields.never ? "never" : entry.share === "never" ? "ask" : entry.share,
  };
}
