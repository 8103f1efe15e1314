/**
 * One step back. Owns what that means on the screen that is open: what the screen itself says (one question back, one step of the
 * first run back), or else the page before.
 */
import { pageBefore } from "./router.svelte";

const handlers: (() => void)[] = [];

/** The screen knows what is one step back of here. Returns how to take that back; call it from an effect. */
export function backIs(step: () => void): () => void {
  handlers.push(step);
  return () => {
    const at = handlers.lastIndexOf(step);
    if (at >= 0) handlers.splice(at, 1);
  };
}

/** Goes one step back. `pages`: whether there are pages to go back to, which there are in the open app only. */
export function goBack(pages: boolean): void {
  const step = handlers.at(-1);
  if (step) step();
  else if (pages) pageBefore();
}
