/** Words a person picked, told apart and kept. Owns no list and no name. */
import type { Chip } from "$shared";

/** One text for a chip, to tell chips apart. */
export const chipKey = (chip: Chip): string => ("id" in chip ? `id:${chip.id}` : `own:${chip.own}`);

/** Two chips that are the same word. */
export const sameChip = (a: Chip, b: Chip): boolean => chipKey(a) === chipKey(b);

/** The ids among them, where only ids are offered. */
export const idsOf = (chips: readonly Chip[]): string[] =>
  chips.flatMap((chip) => ("id" in chip ? [chip.id] : []));

/** Ids as chips. */
export const chipsOf = (ids: readonly string[]): Chip[] => ids.map((id) => ({ id }));

/** Keeps everything that was said about what stays chosen, adds what is new with `fresh`, drops the rest. */
export function keepDetails<T>(
  chosen: readonly Chip[],
  before: readonly T[],
  chipOf: (one: T) => Chip,
  fresh: (chip: Chip) => T,
): T[] {
  const kept = before.filter((one) => chosen.some((chip) => sameChip(chip, chipOf(one))));
  const added = distinct(chosen).filter((chip) => !before.some((one) => sameChip(chipOf(one), chip)));
  return [...kept, ...added.map(fresh)];
}

/** Each chip once: the same thing can have been done twice. */
export function distinct(chips: readonly Chip[]): Chip[] {
  return [...new Map(chips.map((chip) => [chipKey(chip), chip])).values()];
}
