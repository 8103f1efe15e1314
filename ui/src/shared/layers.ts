/**
 * What lies on top of the page and can be closed: a dialog, a question in it, an open field for own words, the words of a search.
 * Owns their order and the one key for it: Esc closes the topmost and nothing else, and never leaves a page. What closing means is
 * each layer's own.
 */
import { cover } from "./cover.svelte";

type Close = () => void;
const stack: { close: Close }[] = [];

/** Whether there is something Esc would close now. */
export const somethingOnTop = (): boolean => stack.length > 0 && !cover.on;

/** Closes the topmost. Whether there was one. */
export function closeTop(): boolean {
  if (!somethingOnTop()) return false;
  stack.at(-1)?.close();
  return true;
}

function pressed(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.repeat || event.isComposing || event.defaultPrevented) return;
  if (!closeTop()) return;
  event.preventDefault();
  // Nothing below may take the same press for its own.
  event.stopPropagation();
}

/** From now on `close` is what Esc does, until the returned function is called or something comes to lie above. */
export function lieOnTop(close: Close): () => void {
  const layer = { close };
  if (stack.length === 0) window.addEventListener("keydown", pressed, true);
  stack.push(layer);
  return () => {
    const at = stack.indexOf(layer);
    if (at < 0) return;
    stack.splice(at, 1);
    if (stack.length === 0) window.removeEventListener("keydown", pressed, true);
  };
}
