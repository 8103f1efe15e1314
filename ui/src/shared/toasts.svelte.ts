/**
 * Short news at the edge of the screen, with a way to take the last step back.
 * Owns the queue and its clock; the clock stands still while someone is there. News stays on the page it was told on.
 */

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Takes the step back. */
  readonly undo?: () => void | Promise<void>;
  /** The page it was told on. Who saves and leaves goes first and tells then. */
  readonly page: string;
}

const PLAIN_MS = 5_000;
const UNDO_MS = 10_000;
/** More would hide what they are about. */
const MOST = 2;

let page = "";
/** The page in the address. Help lies over a page and is none. */
function pageNow(): string {
  if (location.hash !== "#/help") page = location.hash;
  return page;
}

let next = 0;
let list = $state.raw<readonly Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();

function start(toast: Toast): void {
  clearTimeout(timers.get(toast.id));
  timers.set(
    toast.id,
    setTimeout(() => toasts.dismiss(toast.id), toast.undo ? UNDO_MS : PLAIN_MS),
  );
}

export const toasts = {
  get list(): readonly Toast[] {
    return list;
  },
  /** Says `text`; offers Undo when told how. The newest two stay. */
  show(text: string, undo?: () => void | Promise<void>): number {
    const toast: Toast = { id: ++next, text, undo, page: pageNow() };
    for (const old of list.slice(0, Math.max(0, list.length - MOST + 1))) this.dismiss(old.id);
    list = [...list, toast];
    start(toast);
    return toast.id;
  },
  dismiss(id: number): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
    list = list.filter((toast) => toast.id !== id);
  },
  /** Nothing goes away while it has the focus or the pointer. */
  hold(): void {
    for (const timer of timers.values()) clearTimeout(timer);
  },
  release(): void {
    list.forEach(start);
  },
  /** The page was turned: what was told on another one goes. */
  turn(): void {
    const now = pageNow();
    for (const toast of list) if (toast.page !== now) this.dismiss(toast.id);
  },
  /** Everything goes: the vault was locked. */
  clear(): void {
    for (const toast of list) this.dismiss(toast.id);
  },
};
