/** Where each "Try it now" leads. A target without a line here does not compile. */
import { screens } from "$app/registry";
import { HELP, match } from "$app/router.svelte";
import type { Target } from "$lib/bindings";

/** The paths of each target, best first: the first that is a screen of this build is taken. */
const paths: Readonly<Record<Target, readonly string[]>> = {
  help_now: [HELP],
  plan: ["/plan"],
  craving_log: ["/cravings/new"],
  checkin: ["/checkins/evening", "/plan"],
  journal: ["/journal/new", "/plan"],
  sessions: ["/sessions"],
  program: ["/sessions/program", "/sessions"],
  reminders: ["/reminders", "/settings"],
  share: ["/share"],
  skills: ["/skills", "/plan"],
  people: ["/people"],
  insights: ["/insights", "/cravings"],
  returns: ["/returns/new", "/plan"],
};

export const known = (path: string): boolean =>
  path === HELP || screens.some((screen) => match(screen.path, path) !== undefined);

/** The path of a target. Asked late: the list of screens names the lessons' own screens too. */
export function pathOf(target: Target): string {
  return paths[target].find(known) ?? "/today";
}

/** Every target. */
export const targets = Object.keys(paths) as Target[];
