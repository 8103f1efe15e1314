/** Where each "Try it now" leads: the feature that it opens says so. */
import { features } from "$frame/feature";
import type { Target } from "$lib/bindings";

/** The path of a target; none only where no features are installed, for a target that nobody takes does not compile. */
export const pathOf = (target: Target): string | undefined =>
  features().find(({ lessonTarget }) => lessonTarget?.[target] !== undefined)?.lessonTarget?.[target];
