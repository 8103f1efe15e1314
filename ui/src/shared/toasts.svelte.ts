/**
 * Short news at the edge of the screen, with a way to take the last step back.
 * Owns the queue and its clock; the clock stands still while someone is there.
 */

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Takes the step back. */
  readonly undo?: () => void | Promise<void>;
}

const PLAIN_MS = 8_000;
const UNDO_MS = 20_000;

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
  /** Says `text`; offers Undo when told how. At most three stay. */
  show(text: string, undo?: () => void | Promise<void>): number {
    const toast: Toast = { id: ++next, text, undo };
    for (const old of list.slice(0, Math.max(0, list.length - 2))) this.dismiss(old.id);
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
  /** Everything goes: the vault was locked. */
  clear(): void {
    for (const toast of list) this.dismiss(toast.id);
  },
};
