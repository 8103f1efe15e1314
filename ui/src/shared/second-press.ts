/**
 * A second press at the same place, right after the first, belongs to what the first one pressed: a double click, or a hand that
 * shakes. Where something else has come to stand under it by then (the next question, the next session), it is not pressed. For the
 * keys the same holds because the focus is not on the new button (`lost-focus`).
 */

/**
 * How long after a press one at the same place is taken for its echo, and how far apart they may lie. Only where an answer brings the
 * next question to its own place (`data-next-question`): elsewhere a quick hand means what it presses.
 */
const ECHO_MS = 800;
const ECHO_PX = 12;

function controlAt(target: EventTarget | null): Element | null {
  const found = target instanceof Element ? target.closest("button, a, summary, input, select, label") : null;
  return found instanceof HTMLLabelElement ? found.control : found;
}

/** Watches the whole window. Returns how to stop. */
export function oneAtATime(): () => void {
  let first: { control: Element | null; at: number; x: number; y: number } | undefined;
  function clicked(event: MouseEvent): void {
    const control = controlAt(event.target);
    // Keys have no place, and press what has the focus.
    const near =
      event.detail > 0 &&
      first !== undefined &&
      Math.hypot(event.clientX - first.x, event.clientY - first.y) <= ECHO_PX &&
      (event.detail > 1 ||
        (control?.closest("[data-next-question]") != null && event.timeStamp - first.at <= ECHO_MS));
    if (near && control && control !== first?.control) {
      event.preventDefault();
      event.stopPropagation();
    } else first = { control, at: event.timeStamp, x: event.clientX, y: event.clientY };
  }
  window.addEventListener("click", clicked, true);
  return () => window.removeEventListener("click", clicked, true);
}
