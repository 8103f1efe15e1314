/**
 * The days of a report. Owns how the buttons snap to whole weeks, Monday to Sunday, so that two reports can be laid side by side, and
 * which days are new since a report for the same reader. Days are calendar days as text; today comes from Rust.
 */
import type { Output } from "$lib/backend";

export interface Days {
  from: string;
  to: string;
}

type Handed = Output<"share_list">[number];

const A_DAY = 86_400_000;
/** Calendar days have no clock to change: they are counted at midnight in UTC. */
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const said = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The day that many days later; earlier where `days` is below zero. */
export const plus = (day: string, days: number): string => said(at(day) + days * A_DAY);

/** The Monday of its week. */
export function monday(day: string): string {
  const since = (new Date(at(day)).getUTCDay() + 6) % 7;
  return plus(day, -since);
}

/** The last `weeks` weeks that are over. The one that is not does not count: its days to come would look like days without anything. */
export function lastWeeks(today: string, weeks: number): Days {
  const here = monday(today);
  return { from: plus(here, -7 * weeks), to: plus(here, -1) };
}

/** What there is of this week. */
export const weekSoFar = (today: string): Days => ({ from: monday(today), to: today });

/** How many whole weeks these days are; none where they do not begin on a Monday and end on a Sunday. */
export function wholeWeeks({ from, to }: Days): number | undefined {
  if (!from || !to || to < from || monday(from) !== from) return undefined;
  const weeks = ((at(to) - at(from)) / A_DAY + 1) / 7;
  return Number.isInteger(weeks) ? weeks : undefined;
}

/** People are called the same whether or not the name was typed with capitals. */
const called = (name: string) => name.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();

/**
 * The days since the last report that was made for this reader, if one was and there are any: for the same one of the own people where
 * both say which (`person`: their id), else for somebody of the same name.
 */
export function since(handed: readonly Handed[], name: string, today: string, person = ""): Days | undefined {
  const wanted = called(name);
  if (!wanted) return undefined;
  const same = ({ recipient, recipient_person: id }: Handed["scope"]) =>
    person && id ? id === person : called(recipient) === wanted;
  const ends = handed
    .filter(({ state, scope }) => state === "made" && same(scope))
    .map(({ scope }) => scope.to)
    .sort();
  const last = ends.at(-1);
  return last !== undefined && last < today ? { from: plus(last, 1), to: today } : undefined;
}
