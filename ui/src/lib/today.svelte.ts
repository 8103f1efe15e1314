/**
 * Today, as Rust says it: a screen never asks the clock. Owns the last answer; a field that needs it asks again when it is entered,
 * so that a window left open over midnight does not stay in yesterday.
 */
import { backend } from "$lib/backend";

let day = $state<string | undefined>();
let asking: Promise<void> | undefined;

/** `2026-11-30`; none before the first answer. */
export const today = (): string | undefined => day;

/** Asks which day it is. Without an answer the last one stays. */
export function askToday(): Promise<void> {
  asking ??= backend
    .call("sessions_list", { from: null, days: 1 })
    .then(
      (list) => {
        day = list.today;
      },
      () => undefined,
    )
    .finally(() => {
      asking = undefined;
    });
  return asking;
}
