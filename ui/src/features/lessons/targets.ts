/** Where each "Try it now" leads. A target without a line here does not compile. */
import { screens } from "$app/registry";
import { HELP, match } from "$frame/router.svelte";
import type { Target } from "$lib/bindings";

/** The screen of each target. */
const paths: Readonly<Record<Target, string>> = {
  help_now: HELP,
  plan: "/plan",
  craving_log: "/cravings/new",
  // The one that asks about last night's sleep, which is what its lesson is about.
  checkin: "/checkins/morning",
  journal: "/journal/new",
  sessions: "/sessions",
  program: "/sessions/program",
  reminders: "/reminders",
  share: "/share",
  skills: "/skills",
  people: "/people",
  insights: "/insights",
  returns: "/returns/new",
};

export const known = (path: string): boolean =>
  path === HELP || screens.some((screen) => match(screen.path, path) !== undefined);

/** The path of a target. */
export const pathOf = (target: Target): string => paths[target];

/** Every target. */
export const targets = Object.keys(paths) as Target[];
