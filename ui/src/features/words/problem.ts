/** What is wrong with a word, in words that fit a list. */
import type { BackendError } from "$lib/backend";
import { fieldProblem } from "$lib/backend/errors";
import { t } from "$lib/i18n";

/** A list holds this many words; Rust counts them. */
export const MOST_WORDS = 200;

export function wordProblem(problem: BackendError | undefined): string | undefined {
  if (problem?.code === "duplicate") return t("words_taken");
  if (problem?.code === "too_many") return t("words_full", { most: MOST_WORDS });
  return fieldProblem(problem, "label");
}
