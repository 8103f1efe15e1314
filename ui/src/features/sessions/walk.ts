/**
 * Where an arrow key leads on a sheet of days. Left and right: the next day that has something; up and down: the next session,
 * also across days; Home and End: the first and the last. Owns no page and no focus.
 */

/** The how-manieth session of the how-manieth day. `place` -1: the day itself, before its first. */
export interface Spot {
  day: number;
  place: number;
}

/** The keys that walk on a sheet. */
export const WALKS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"] as const;
export type Walk = (typeof WALKS)[number];

/** Where `key` leads from `at`; nothing where there is no further. `counts`: how many sessions each day has. */
export function walk(counts: readonly number[], at: Spot, key: Walk): Spot | undefined {
  const spots = counts.flatMap((count, day) => Array.from({ length: count }, (_, place) => ({ day, place })));
  const after = (one: Spot) => one.day > at.day || (one.day === at.day && one.place > at.place);
  const before = (one: Spot) => one.day < at.day || (one.day === at.day && one.place < at.place);
  const beside = (day: number | undefined): Spot | undefined =>
    day === undefined
      ? undefined
      : { day, place: Math.min(Math.max(at.place, 0), Math.max((counts[day] ?? 0) - 1, 0)) };
  switch (key) {
    case "ArrowDown":
      return spots.find(after);
    case "ArrowUp":
      return spots.findLast(before);
    case "ArrowRight":
      return beside(spots.find((one) => one.day > at.day)?.day);
    case "ArrowLeft":
      return beside(spots.findLast((one) => one.day < at.day)?.day);
    case "Home":
      return spots.at(0);
    case "End":
      return spots.at(-1);
  }
}
