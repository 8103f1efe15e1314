/**
 * From a code to its two sentences. Does not compile while a code of the closed
 * list lacks one of them in the catalogues.
 */
import { t, type PlainMessageId } from "$lib/i18n";
import type { BackendError, ErrorCode } from "./types";

/** What happened, and what to do now, as message ids. */
export interface ErrorWords {
  what: PlainMessageId;
  todo: PlainMessageId;
}

/** The two messages of a code. The type of `what` and `todo` is where the compiler checks that both exist. */
export function errorWords(code: ErrorCode): ErrorWords {
  return { what: `error_${code}_what`, todo: `error_${code}_do` };
}

/** The two sentences of a code, in the current language. */
export function errorText(code: ErrorCode): { what: string; todo: string } {
  const words = errorWords(code);
  return { what: t(words.what), todo: t(words.todo) };
}

/** Both sentences in one line. */
export function errorLine(code: ErrorCode): string {
  const { what, todo } = errorText(code);
  return `${what} ${todo}`;
}

/** What is wrong with one field, where the problem is about that one. */
export const fieldProblem = (problem: BackendError | undefined, field: string): string | undefined =>
  problem?.field === field ? errorLine(problem.code) : undefined;
