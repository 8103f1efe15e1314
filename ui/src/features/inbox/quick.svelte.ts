/**
 * Whether the quick entry lies on the lock screen, and what was typed into it.
 * Owns nothing on disk: what is typed while locked lives in memory only, until
 * it is sealed.
 */
import { backend } from "$lib/backend";
import { t } from "$lib/i18n";
import type { Chip } from "$shared";
import { toasts } from "$shared/toasts.svelte";

/** Names the form, for the button at the bottom of the lock screen. */
export const QUICK_FORM = "quick-entry";

/** What the form holds, as typed. */
export interface QuickFields {
  intensity: number | null;
  triggers: Chip[];
  note: string;
}

const empty = (): QuickFields => ({ intensity: null, triggers: [], note: "" });

let open = $state(false);
let wished = $state(false);
let wishedAgain = $state(false);
let fields = $state(empty());
let busy = $state(false);
let offering = $state(false);
let again = $state(false);

export const quick = {
  /** It is on screen. */
  get open() {
    return open;
  },
  /** Bind to it. */
  get fields() {
    return fields;
  },
  /** It is being sealed. */
  get busy() {
    return busy;
  },
  set busy(now: boolean) {
    busy = now;
  },
  /** It is the second number of something: nothing else is asked for. */
  get again() {
    return again;
  },
  /** `second`: for the number that a pressed reminder asks for. */
  show(second = false): void {
    open = true;
    again = second;
    offering = false;
  },
  /** It was saved, or the door opened: nothing of it stays. `offer`: the next step is offered in its place. */
  done(offer = false): void {
    open = false;
    again = false;
    fields = empty();
    offering = offer;
  },
  /** The next step is offered. */
  get offering() {
    return offering;
  },
  /** Back, without saving. What was typed can be had back for a moment, and is gone then. */
  leave(): void {
    const kept = $state.snapshot(fields);
    const second = again;
    const said = kept.intensity !== null || kept.triggers.length > 0 || kept.note.trim() !== "";
    this.done();
    if (said)
      toasts.show(t("inbox_not_saved"), () => {
        fields = kept;
        again = second;
        open = true;
      });
  },
  /** It was asked for from outside (tray, command line) and not shown yet. */
  get wished() {
    return wished;
  },
  /** The second number is what was asked for. */
  get wishedAgain() {
    return wishedAgain;
  },
  /** Shown, or there is nothing to show it in. */
  granted(): void {
    wished = false;
    wishedAgain = false;
  },
  /** Asks whether somebody outside wants it. */
  async ask(): Promise<void> {
    try {
      const asked = await backend.call("inbox_wanted", {});
      if (!asked.wanted) return;
      wishedAgain = asked.again;
      wished = true;
    } catch {
      // A wish that cannot be heard is no reason to stop anybody.
    }
  },
};
