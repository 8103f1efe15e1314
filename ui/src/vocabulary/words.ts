/** What a word of the vocabulary is called on screen: the person's name for it, or as it came. */
import { tAny } from "$lib/i18n";
import type { Chip, ChipOption } from "$shared";
import { sameChip } from "./chips";
import { ownWords, type WordList } from "./own-words.svelte";

/** A default word's name as it came; an id without words shows as it is, so that nothing from an older file disappears. */
export const wordOf = (id: string): string => tAny(`word-${id.replaceAll(".", "-")}`, id);

const asItCame = (chip: Chip): string => ("id" in chip ? wordOf(chip.id) : chip.own);

/** A chosen word's name. */
export const chipWord = (chip: Chip): string => ownWords.label(chip) ?? asItCame(chip);

/** The same where the list is known. */
export const wordIn = (list: WordList, chip: Chip): string => ownWords.label(chip, list) ?? asItCame(chip);

/** Ids that nobody can rename as options of a ChoiceChips. */
export const optionsOf = (ids: readonly string[]): ChipOption[] =>
  ids.map((id) => ({ id, label: wordOf(id) }));

const optionOf = (list: WordList, chip: Chip): ChipOption =>
  "id" in chip
    ? { id: chip.id, label: wordIn(list, chip) }
    : { id: chip.own, own: true, label: wordIn(list, chip) };

/**
 * What a list offers: its words that are not hidden, own ones last, and hidden
 * ones that are chosen already. `ids` is what is offered until the list is known.
 */
export function offered(
  list: WordList,
  ids: readonly string[],
  selected: readonly Chip[] = [],
): ChipOption[] {
  const groups = ownWords.groups(list);
  if (!groups) return ids.map((id) => optionOf(list, { id }));
  return groups
    .flatMap((group) => group.words)
    .filter((word) => !word.hidden || selected.some((chip) => sameChip(chip, word.key)))
    .filter((word) => "own" in word.key || ids.includes(word.key.id))
    .map((word) => optionOf(list, word.key));
}

/** Words of a list that are shown together. */
export interface OfferedGroup {
  group: string;
  options: ChipOption[];
}

/** The triggers by group, as the person arranged them. */
export function offeredTriggers(ids: readonly string[], selected: readonly Chip[]): OfferedGroup[] {
  const groups = ownWords.groups("triggers");
  if (!groups) {
    const names = [...new Set(ids.map((id) => id.split(".")[0] ?? id))];
    return names.map((group) => ({
      group,
      options: ids.filter((id) => id.startsWith(`${group}.`)).map((id) => optionOf("triggers", { id })),
    }));
  }
  return groups.map(({ group, words }) => ({
    group: group ?? "own",
    options: words
      .filter((word) => !word.hidden || selected.some((chip) => sameChip(chip, word.key)))
      .map((word) => optionOf("triggers", word.key)),
  }));
}
