import type { Feature } from "$frame/feature";
import { HELP } from "$frame/router.svelte";

/** Its screen lies over all others and works in every state of the vault: the window shows it, not the open app. */
export default {
  lessonTarget: { help_now: HELP },
} as const satisfies Feature;
