/** The heading of the page. Owns how it is found. */

/** Goes on from the top of the page: what had the focus is gone, or another step of the page begins. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>("[data-page-title]")?.focus();
}
