/**
 * The second half of a double click belongs to what the first half pressed. Where something else has come to stand under the hand by
 * then (the next question, the next session), it is not pressed. For the keys the same holds because the focus is not on the new
 * button (`lost-focus`).
 */

function controlAt(target: EventTarget | null): Element | null {
  const found = target instanceof Element ? target.closest("button, a, summary, input, select, label") : null;
  return found instanceof HTMLLabelElement ? found.control : found;
}

/** Watches the whole window. Returns how to stop. */
export function oneAtATime(): () => void {
  let first: Element | null = null;
  function clicked(event: MouseEvent): void {
    const control = controlAt(event.target);
    if (event.detail > 1 && control && control !== first) {
      event.preventDefault();
      event.stopPropagation();
    } else first = control;
  }
  window.addEventListener("click", clicked, true);
  return () => window.removeEventListener("click", clicked, true);
}
