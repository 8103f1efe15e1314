/**
 * The keyboard on a week and a month: one session takes the Tab key, arrows walk from it, Page Up and Page Down turn the sheet,
 * Ctrl or Cmd with J goes to today. Owns the focus; what the sheet shows is the page's.
 */
import { tick } from "svelte";
import { router } from "$frame/router.svelte";
import { walk, WALKS, type Spot, type Walk } from "./walk";

/** How the page turns. */
export interface Turns {
  earlier: () => void;
  later: () => void;
  /** Shows the sheet of today, asked anew even when it is there. */
  today: () => void;
}

/** Whether this press asks for today. Not while something lies on top. */
export function asksToday(event: KeyboardEvent): boolean {
  return (
    (event.ctrlKey || event.metaKey) &&
    !event.altKey &&
    !event.shiftKey &&
    event.key.toLowerCase() === "j" &&
    !router.helpOpen &&
    document.querySelector("[role='dialog'], [role='alertdialog']") === null
  );
}

export class Sheet {
  /** What the keys work in. */
  box = $state<HTMLElement>();
  /** The session that had the focus last. */
  last = $state("");
  /** Paper shows times without names and places. */
  nameless = $state(false);
  readonly #turns: Turns;
  #wanted: "same" | "today" | undefined;
  #from: Spot = { day: 0, place: 0 };

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** The session that Tab leads to: the last one, or `first` where that is not on the sheet. */
  stop(keys: readonly string[], first: string | undefined): string | undefined {
    return keys.includes(this.last) ? this.last : (first ?? keys[0]);
  }

  /** Goes to today and puts the focus there. */
  today(): void {
    this.#wanted = "today";
    this.#turns.today();
  }

  /** For the window's keys. */
  press = (event: KeyboardEvent): void => {
    if (asksToday(event)) {
      event.preventDefault();
      this.today();
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!plain || !(event.target instanceof Element) || !this.box?.contains(event.target)) return;
    if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      this.#from = this.#here(event.target) ?? this.#from;
      this.#wanted = "same";
      if (event.key === "PageUp") this.#turns.earlier();
      else this.#turns.later();
      return;
    }
    const at = this.#here(event.target);
    if (!at || !isWalk(event.key)) return;
    event.preventDefault();
    const days = this.#days();
    const to = walk(
      days.map((day) => links(day).length),
      at,
      event.key,
    );
    if (to) focus(days[to.day] && links(days[to.day])[to.place]);
  };

  /** The page has drawn an answer: the focus goes where a key wanted it. */
  async arrived(): Promise<void> {
    const wanted = this.#wanted;
    if (!wanted) return;
    this.#wanted = undefined;
    await tick();
    const days = this.#days();
    if (wanted === "today") {
      const today = days.find((day) => day.matches("[data-today]"));
      focus(links(today)[0] ?? today?.querySelector("[data-day-name]"));
      return;
    }
    const counts = days.map((day) => links(day).length);
    const { day, place } = this.#from;
    const near =
      (counts[day] ?? 0) > 0 ? { day, place: Math.min(Math.max(place, 0), (counts[day] ?? 1) - 1) } : null;
    const to =
      near ?? walk(counts, { day, place: -1 }, "ArrowRight") ?? walk(counts, { day, place: 0 }, "ArrowLeft");
    focus(
      (to && days[to.day] && links(days[to.day])[to.place]) ?? this.box?.querySelector("[data-sheet-title]"),
    );
  }

  #days(): HTMLElement[] {
    return [...(this.box?.querySelectorAll<HTMLElement>("[data-day]") ?? [])];
  }

  #here(target: Element): Spot | undefined {
    const own = target.closest("[data-day]");
    const day = this.#days().findIndex((one) => one === own);
    if (day < 0) return undefined;
    return { day, place: links(own).findIndex((link) => link === target) };
  }
}

function isWalk(key: string): key is Walk {
  return (WALKS as readonly string[]).includes(key);
}

function links(day: Element | null | undefined): HTMLElement[] {
  return [...(day?.querySelectorAll<HTMLElement>("a[data-session]") ?? [])];
}

function focus(element: Element | null | undefined): void {
  if (element instanceof HTMLElement) element.focus();
}
