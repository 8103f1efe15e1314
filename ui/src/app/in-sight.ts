/**
 * Brings the whole of a tall text box in sight when it takes the focus. Owns nothing else: of everything smaller the engine takes
 * care, with the room that the style sheet keeps free for the bars.
 */

/** Listens on the window. Call once. */
export function keepInSight(): void {
  window.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    // By itself an engine brings no more in sight than the line in which the caret stands.
    requestAnimationFrame(() => target.scrollIntoView({ block: "nearest" }));
  });
}
