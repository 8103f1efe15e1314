/**
 * Whether something lies over the whole page, dialogs included (Help does).
 * A dialog under it steps aside and lets go of the focus, but keeps what was
 * typed in it.
 */
let on = $state(false);

export const cover = {
  get on(): boolean {
    return on;
  },
  set(next: boolean): void {
    on = next;
  },
};
