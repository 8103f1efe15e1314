/**
 * The way back from a session's page: the view it was opened from, and the day that view stood at. Kept only while the window
 * is open, and used once. Owns no choice that lasts.
 */
export type View = "week" | "list" | "month";

/** Each view's address. */
export const VIEWS: Readonly<Record<View, string>> = {
  week: "/sessions",
  list: "/sessions/list",
  month: "/sessions/month",
};

let view: View = "week";
let day: string | null = null;

/** Where Back leads from a session's page. */
export const backTo = (): string => VIEWS[view];

/** A view is on screen. */
export function stands(at: View): void {
  view = at;
}

/** A session was opened from the sheet that holds `at`. */
export function leftAt(at: string): void {
  day = at;
}

/** The day to open at, once. None: today. */
export function returned(): string | null {
  const to = day;
  day = null;
  return to;
}
