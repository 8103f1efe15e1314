/** Where each "Try it now" leads. A target without a line here does not compile. */
import { HELP } from "$app/router.svelte";
import type { Target } from "$lib/bindings";

export const targets: Readonly<Record<Target, string>> = {
  help_now: HELP,
  plan: "/plan",
  craving_log: "/cravings/new",
};
