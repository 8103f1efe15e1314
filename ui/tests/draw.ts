/** Puts elements on the page for a test of what belongs to no component. */
export function draw(markup: string, into: Element = document.body): void {
  const made = new DOMParser().parseFromString(markup, "text/html").body;
  into.replaceChildren(...made.childNodes);
}
