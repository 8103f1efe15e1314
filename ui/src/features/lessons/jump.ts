/** The part of a lesson somebody found by searching, until the lesson is open. */
let wanted: { lesson: string; part: string } | undefined;

export const jump = {
  /** The next time this lesson opens, it opens at this part. */
  to(lesson: string, part: string): void {
    wanted = { lesson, part };
  },
  /** The part to open at, once. */
  take(lesson: string): string | undefined {
    const part = wanted?.lesson === lesson ? wanted.part : undefined;
    wanted = undefined;
    return part;
  },
};
