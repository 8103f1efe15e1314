/** What a word of the vocabulary is called on screen. */
import { tAny } from "$lib/i18n";
import type { Chip } from "$shared";

/** A default word's name; an id without words shows as it is, so that nothing from an older file disappears. */
export const wordOf = (id: string): string => tAny(`word-${id.replaceAll(".", "-")}`, id);

/** A chosen word's name: the person's own stay as typed. */
export const chipWord = (chip: Chip): string => ("id" in chip ? wordOf(chip.id) : chip.own);

/** Ids as options of a ChoiceChips. */
export const optionsOf = (ids: readonly string[]): { id: string; label: string }[] =>
  ids.map((id) => ({ id, label: wordOf(id) }));
