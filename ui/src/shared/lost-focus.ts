/**
 * The focus is never lost. When what has it goes away (a pressed button, a card that was answered, a row that was deleted), it goes
 * to what governs that place: the same thing where it was drawn anew, else the text or heading that comes before it, else the page's
 * heading. A screen reader then says where one is, the next Tab goes on from there, and a second press answers nothing.
 *
 * Refuses to take the focus from anywhere: it acts only when nothing has it, and not when the person put it nowhere.
 */

/** A place worth landing on. Own text says so with `data-landing`; it is what a card asks. */
const LANDINGS = "h1, h2, h3, legend, [data-landing], [data-page-title]";
/** Nothing is looked for beyond these. */
const ROOMS = "main, [role='dialog'], [role='alertdialog']";

interface Place {
  element: HTMLElement;
  /** What it stood in, from the inside out. */
  within: { element: Element; next: Element | null }[];
  /** The thing drawn anew in its place, where it says so with `data-stay`. */
  stay: string | undefined;
}

function placeOf(element: HTMLElement): Place {
  const within: Place["within"] = [];
  for (
    let at: Element = element;
    at.parentElement && at.parentElement !== document.body;
    at = at.parentElement
  )
    within.push({ element: at.parentElement, next: at.nextElementSibling });
  return { element, within, stay: element.dataset["stay"] };
}

const isSeen = (element: Element): boolean =>
  element.isConnected && !element.closest("[hidden]") && (element.checkVisibility?.() ?? true);

const canHave = (element: HTMLElement): boolean => isSeen(element) && !element.matches(":disabled");

/** The last landing in `room` that comes before `spot`, or before its end. */
function lastBefore(room: Element, spot: Element | null): HTMLElement | undefined {
  const all = [...room.querySelectorAll<HTMLElement>(LANDINGS)].filter(
    (one) => isSeen(one) && !one.closest("[aria-hidden='true']"),
  );
  if (!spot) return all.at(-1);
  return all
    .filter((one) => (spot.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) !== 0)
    .at(-1);
}

function landingFor(place: Place): HTMLElement | undefined {
  const twin =
    place.stay &&
    [...document.querySelectorAll<HTMLElement>("[data-stay]")].find(
      (one) => one.dataset["stay"] === place.stay && canHave(one),
    );
  if (twin) return twin;
  let spot: Element | null = null;
  let known = false;
  for (const { element, next } of place.within) {
    if (!isSeen(element)) {
      spot = next;
      known = false;
      continue;
    }
    // What followed it may be gone as well: then the place is the end of what is left.
    if (!known) spot = next?.isConnected && next.parentElement === element ? next : null;
    const found = lastBefore(element, spot);
    if (found) return found;
    spot = element;
    known = true;
    if (element.matches(ROOMS)) break;
  }
  return [...document.querySelectorAll<HTMLElement>("[data-page-title]")].find(isSeen);
}

const nobodyHasIt = (): boolean => {
  const at = document.activeElement;
  return !at || at === document.body || at === document.documentElement || !at.isConnected;
};

/** Watches the whole window. Returns how to stop. */
export function keepFocus(): () => void {
  let place: Place | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    timer = undefined;
    if (!place) return;
    const { element } = place;
    const stuck = document.activeElement === element && !canHave(element);
    if (!nobodyHasIt() && !stuck) return;
    const lost = place;
    // It could have it and does not: the person went away by themselves.
    if (canHave(element)) {
      place = undefined;
      return;
    }
    const landing = landingFor(lost);
    if (!landing) return;
    if (!landing.hasAttribute("tabindex") && !landing.matches("a, button, input, select, textarea"))
      landing.tabIndex = -1;
    landing.focus();
  }
  // Whoever draws something anew may give the focus itself, in the same breath.
  const soon = (): void => void (timer ??= setTimeout(look));

  function came(event: FocusEvent): void {
    if (event.target instanceof HTMLElement) place = placeOf(event.target);
  }
  const watch = new MutationObserver(() => {
    if (place && (nobodyHasIt() || !canHave(place.element))) soon();
  });

  document.addEventListener("focusin", came);
  document.addEventListener("focusout", soon);
  watch.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["hidden", "disabled"],
  });
  return () => {
    clearTimeout(timer);
    watch.disconnect();
    document.removeEventListener("focusin", came);
    document.removeEventListener("focusout", soon);
  };
}
