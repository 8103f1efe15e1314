/**
 * A check-in's fields as typed, and the way from them to what Rust takes and back.
 * Owns no rule: what is asked, what counts as answered and what is due comes from Rust.
 */
import type { Input, Output } from "$lib/backend";

export type CheckinView = Output<"checkins_get">;
export type Checkin = NonNullable<CheckinView["checkin"]>;
export type Entry = Input<"checkins_save">["entry"];
export type Item = CheckinView["ask"][number];
export type Part = CheckinView["part"];

/** Items answered on the 0 to 10 scale. */
export const SCALES = ["mood", "confidence", "craving_peak", "stress", "pain"] as const;
export type ScaleItem = (typeof SCALES)[number];
export const isScale = (item: Item): item is ScaleItem => (SCALES as readonly string[]).includes(item);

/** Hours offered; the first and the last say "or less" and "or more". */
export const HOURS: readonly number[] = [3, 4, 5, 6, 7, 8, 9, 10];

export interface Fields {
  entry: Entry;
  /** Items the person put aside. They count as asked and skipped. */
  aside: Item[];
}

export function emptyFields(view: CheckinView): Fields {
  if (view.checkin) return { entry: view.checkin.entry, aside: [] };
  return {
    entry: {
      asked: view.ask,
      mood: null,
      craving_peak: null,
      confidence: null,
      stress: null,
      pain: null,
      sleep_hours: null,
      sleep_quality: null,
      halt: null,
      used_today: null,
      meds_ok: null,
      connected: null,
      good_thing: "",
      intention: "",
      share: "ask",
    },
    aside: [],
  };
}

/** Puts an item aside: whatever was said to it is taken back. */
export function without(entry: Entry, item: Item): Entry {
  if (item === "good_thing" || item === "intention") return { ...entry, [item]: "" };
  return { ...entry, [item]: null };
}

export const draftKey = (view: CheckinView): string => `checkins.${view.date}.${view.part}`;
