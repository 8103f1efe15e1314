/**
 * Printing. Owns what is the same for every page that goes to paper: charts are drawn for paper while they are on it, and afterwards
 * the page stands where it stood, with what has the focus in sight. What goes to paper is marked in the pages themselves.
 */
import { flushSync } from "svelte";

let on = $state(false);
/** Where things stood; nothing while nobody prints. */
let stood: { box: Element; top: number }[] | undefined;

/** Whether the page is on its way to paper. */
export const paper = {
  get on(): boolean {
    return on;
  },
};

function remember(): void {
  stood ??= [document.scrollingElement, document.getElementById("page")]
    .filter((box) => box instanceof Element)
    .map((box) => ({ box, top: box.scrollTop }));
}

function putBack(): void {
  if (!stood) return;
  const were = stood;
  stood = undefined;
  // Only after the page is laid out for the screen again is there anything to scroll.
  requestAnimationFrame(() => {
    for (const { box, top } of were) box.scrollTop = top;
    const at = document.activeElement;
    if (at && at !== document.body) at.scrollIntoView({ block: "nearest" });
  });
}

function turn(to: boolean): void {
  if (on === to) return;
  on = to;
  flushSync();
}

/** Prints the page as it stands. */
export function printPage(): void {
  remember();
  window.print();
  putBack();
}

/** Follows the window to paper and back. Call once. */
export function followPrinting(): void {
  window.addEventListener("beforeprint", () => {
    remember();
    turn(true);
  });
  window.addEventListener("afterprint", () => {
    turn(false);
    putBack();
  });
  // Where the two events do not come, the style still changes.
  window.matchMedia("print").addEventListener("change", ({ matches }) => turn(matches));
}
