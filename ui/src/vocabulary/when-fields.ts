/** When a record was, as typed: now, or a day with or without a time. Owns no rule: bounds are checked where they are kept, in Rust. */
import type { Moment, When } from "$lib/bindings";

export interface WhenFields {
  /** It was not now. */
  earlier: boolean;
  day: string;
  time: string;
  /** The time is about right. */
  about: boolean;
}

export const emptyWhen = (): WhenFields => ({ earlier: false, day: "", time: "", about: false });

export const whenFieldsOf = ({ local, precision }: Moment): WhenFields => ({
  earlier: true,
  day: local.slice(0, 10),
  time: precision === "day" ? "" : local.slice(11, 16),
  about: precision === "about",
});

/** Now, or as typed. A day without a time is a day. */
export function whenOf({ earlier, day, time, about }: WhenFields): When {
  if (!earlier) return { kind: "now" };
  if (!time) return { kind: "local", local: `${day}T12:00:00`, precision: "day" };
  return { kind: "local", local: `${day}T${time}:00`, precision: about ? "about" : "exact" };
}

/** The same for a record that is there: nothing where it stays when it was. */
export function movedTo(fields: WhenFields, occurred: Moment): When | null {
  const was = whenFieldsOf(occurred);
  const stays = was.day === fields.day && was.time === fields.time && was.about === fields.about;
  return fields.earlier && stays ? null : whenOf(fields);
}
