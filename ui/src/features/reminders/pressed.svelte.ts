/**
 * Follows a pop-up that was pressed: once the vault is open, its page is shown. Call while the open app is being set up.
 * Owns no rule: Rust knows which pop-up was pressed and what it is about, and tells it once.
 */
import { navigate } from "$frame/router.svelte";
import { backend } from "$lib/backend";
import { pathOf } from "./target";

async function follow(): Promise<void> {
  try {
    const { target } = await backend.call("reminders_asked", {});
    if (target) navigate(pathOf(target));
  } catch {
    // Locked in between, or the disk: the person is where they were, and the pop-up is still on the screen.
  }
}

/** Asks now, and again whenever a reminder is pressed while the window is open. */
export function followPressed(): void {
  $effect(() => {
    void follow();
    return backend.onChanged((topics) => {
      if (topics.includes("reminders")) void follow();
    });
  });
}
