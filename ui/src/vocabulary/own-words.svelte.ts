/**
 * The person's own words, as every screen needs them: what a key is called
 * today, and what is offered. Read once when the app opens and again when it
 * changes; until then, and where it cannot be read, words are as they came.
 */
import { backend, type Output, type Topic } from "$lib/backend";
import type { Chip } from "$shared";
import { chipKey } from "./chips";

export type WordsView = Output<"words_list">;
export type WordListView = WordsView["lists"][number];
export type WordList = WordListView["list"];
export type Word = WordListView["groups"][number]["words"][number];

/** What may bring new words when it changes: an own word typed into a record is offered from then on. */
const TOPICS: readonly Topic[] = ["words", "cravings", "returns"];

let view = $state.raw<WordsView | undefined>();
let names = $state.raw<ReadonlyMap<string, string>>(new Map());

const keyOf = (chip: Chip, list: WordList | "any") => `${list}:${chipKey(chip)}`;

function take(next: WordsView | undefined): void {
  view = next;
  const found = new Map<string, string>();
  for (const { list, groups } of next?.lists ?? [])
    for (const { words } of groups)
      for (const { key, label } of words) {
        if (label === null) continue;
        found.set(keyOf(key, list), label);
        // Where nobody says which list is meant. "Other" is in three of them and keeps its own name there.
        if (!("id" in key && key.id === "other") && !found.has(keyOf(key, "any")))
          found.set(keyOf(key, "any"), label);
      }
  names = found;
}

export const ownWords = {
  get view(): WordsView | undefined {
    return view;
  },
  /** The person's name for a word, if they gave it one. */
  label(chip: Chip, list?: WordList): string | undefined {
    return names.get(keyOf(chip, list ?? "any"));
  },
  /** The groups of a list, once they are known. */
  groups(list: WordList): WordListView["groups"] | undefined {
    return view?.lists.find((one) => one.list === list)?.groups;
  },
  /** The substances that stand first; null while nobody was asked, undefined until it is known. */
  get mySubstances(): WordsView["my_substances"] | undefined {
    return view?.my_substances;
  },
  /** Keeps which substances stand first. None is an answer too: the question is not put again. */
  async keepSubstances(mine: readonly Chip[]): Promise<void> {
    const settings = await backend.call("settings_get", {});
    await backend.call("settings_set", { ...settings, substances: { asked: true, mine: [...mine] } });
    await this.load();
  },
  async load(): Promise<void> {
    try {
      take(await backend.call("words_list", {}));
    } catch {
      // Words as they came are better than no screen.
    }
  },
  /** Reads now and whenever something changed. Returns how to stop; then nothing of it is kept. */
  follow(): () => void {
    void this.load();
    const stop = backend.onChanged((topics) => {
      if (topics.some((topic) => TOPICS.includes(topic))) void this.load();
    });
    return () => {
      stop();
      take(undefined);
    };
  },
};
