/**
 * A group of choices is one stop of the Tab key: Tab goes in and out, the arrows, Home and End move inside. Owns which of its
 * controls Tab stops at (the chosen one, else where one was last, else the first) and nothing of what choosing means.
 */

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

interface Options {
  /** Arrows choose as they move, as in a list of radio buttons whose choice costs nothing. */
  choose?: boolean;
  /** What is chosen now: naming it here looks again whenever it changes. */
  of?: unknown;
}

const ITEMS = "input[type=checkbox], input[type=radio], button:not(:disabled), [role=radio]";

const isChosen = (item: Element): boolean =>
  item instanceof HTMLInputElement ? item.checked : item.getAttribute("aria-checked") === "true";

/** `{@attach roving()}` on what holds the controls. */
export function roving({ choose = false }: Options = {}) {
  return (group: HTMLElement): (() => void) => {
    let last: Element | undefined;
    const items = () => [...group.querySelectorAll<HTMLElement>(ITEMS)];

    function settle(): void {
      const all = items();
      const inside = all.find((item) => item === document.activeElement);
      const stop = inside ?? all.find(isChosen) ?? all.find((item) => item === last) ?? all[0];
      for (const item of all) {
        const index = item === stop ? 0 : -1;
        if (item.tabIndex !== index) item.tabIndex = index;
      }
    }

    // Only once the focus is elsewhere is it known where.
    const left = () => queueMicrotask(settle);

    function keys(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const all = items();
      const at = all.findIndex((item) => item === event.target);
      if (at < 0) return;
      const next =
        event.key === "Home"
          ? all[0]
          : event.key === "End"
            ? all.at(-1)
            : event.key in STEP
              ? all[at + (STEP[event.key] ?? 0)]
              : undefined;
      if (!next && !(event.key in STEP)) return;
      // Also at the ends: the page must not scroll, and a radio button of the system's must not jump round.
      event.preventDefault();
      if (!next) return;
      next.focus();
      if (choose) next.click();
    }

    const came = (event: FocusEvent) => {
      if (event.target instanceof Element) last = event.target;
      settle();
    };
    const watch = new MutationObserver(settle);
    watch.observe(group, { childList: true, subtree: true });
    group.addEventListener("keydown", keys);
    group.addEventListener("focusin", came);
    group.addEventListener("focusout", left);
    group.addEventListener("change", settle);
    settle();
    return () => {
      watch.disconnect();
      group.removeEventListener("keydown", keys);
      group.removeEventListener("focusin", came);
      group.removeEventListener("focusout", left);
      group.removeEventListener("change", settle);
    };
  };
}
