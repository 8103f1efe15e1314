/**
 * The way back from a session's page: the view it was opened from, and the day that view stood at. Kept only while the window
 * is open, and used once. Which view Sessions opens with next time is a choice about the device, kept there.
 */
import { device } from "$frame/device.svelte";

export type View = "week" | "list" | "month";

/** Each view's address. */
export const VIEWS: Readonly<Record<View, string>> = {
  week: "/sessions/week",
  list: "/sessions/list",
  month: "/sessions/month",
};

let view: View = "week";
let day: string | null = null;

/** Where Back leads from a session's page. */
export const backTo = (): string => VIEWS[view];

/** A view is on screen: the next time Sessions opens with it. */
export function stands(at: View): void {
  view = at;
  if (device.settings.view === at) return;
  // One that cannot be kept costs a press on the next day, and nothing else.
  device.change({ view: at }).catch(() => undefined);
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
