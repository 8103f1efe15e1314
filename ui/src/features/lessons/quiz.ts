/**
 * What a pick means. Owns the judging the screen needs at once; the same rule
 * stands in Rust (`domain::content`), which counts for the journal.
 */
import type { Question } from "$lib/bindings";

/** Stands between option and group in a sorted pick. Ids cannot hold it. */
const SORTED = ":";

/** "This option was put into that group", as an answer keeps it. */
export function sortedInto(option: string, group: string): string {
  return option + SORTED + group;
}

/** The group an option was put into, if it was. */
export function groupOf(picks: readonly string[], option: string): string | undefined {
  const found = picks.find((pick) => pick.startsWith(option + SORTED));
  return found?.slice(option.length + SORTED.length);
}

/** Whether every option has its place: for a choice, one. */
export function isComplete(question: Question, picks: readonly string[]): boolean {
  return picks.length === (question.task.kind === "choice" ? 1 : question.task.options.length);
}

/** Whether the picks are the lesson's answer. `undefined` while incomplete or made for another version. */
export function isRight(question: Question, picks: readonly string[]): boolean | undefined {
  const { task } = question;
  if (!isComplete(question, picks)) return undefined;
  if (task.kind === "choice") return task.options.find((option) => option.id === picks[0])?.right;
  if (task.kind === "order") {
    const places = picks.map((pick) => task.options.find((option) => option.id === pick)?.place);
    if (new Set(places).size !== places.length || places.includes(undefined)) return undefined;
    return places.every((place, index) => place === index + 1);
  }
  let all = true;
  for (const option of task.options) {
    const put = groupOf(picks, option.id);
    if (put === undefined || !task.groups.some((group) => group.id === put)) return undefined;
    all &&= put === option.group;
  }
  return all;
}

/** Only the picks this version of the question knows. */
export function known(question: Question, picks: readonly string[]): string[] {
  const { task } = question;
  const groups = task.kind === "sort" ? task.groups : undefined;
  const kept = picks.filter((pick) =>
    task.options.some((option) =>
      groups ? groups.some((group) => pick === sortedInto(option.id, group.id)) : pick === option.id,
    ),
  );
  return [...new Set(kept)];
}
