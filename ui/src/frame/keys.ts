/**
 * The keys that work everywhere. Owns no action: whoever listens decides.
 * No single letters, so that nothing happens by typing into the air.
 */
import { somethingOnTop } from "$shared/layers";

export interface Keys {
  logCraving: () => void;
  everything: () => void;
  help: () => void;
  shortcuts: () => void;
  back: () => void;
  quickExit: () => void;
}

/** Two Esc within this time leave, whatever is open. The person may choose a longer one, never a shorter. */
export const SHORT_MS = 600;
export const isMac = /Mac/.test(navigator.platform);

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"))
  );
}

/** Alt and the arrow to the left; on a Mac, where that moves by a word, ⌘ and the bracket. */
function isBack(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.shiftKey) return false;
  if (isMac) return event.metaKey && !event.altKey && event.key === "[";
  return event.altKey && !event.metaKey && event.key === "ArrowLeft";
}

/** Listens on the window. `within` is how long after an Esc another one leaves. Returns how to stop. */
export function listenKeys(keys: Keys, within: () => number = () => SHORT_MS): () => void {
  let last = { at: -Infinity, closed: false };
  let isDown = false;

  /** An Esc that closes something is more likely meant for that: it makes a pair only with one close to it. */
  function escape(at: number, closed: boolean): void {
    const most = closed || last.closed ? SHORT_MS : Math.max(SHORT_MS, within());
    const pair = at - last.at < most;
    last = { at, closed };
    if (pair) keys.quickExit();
  }

  function down(event: KeyboardEvent): void {
    if (event.repeat) return;
    if (event.key === "Escape") {
      isDown = true;
      escape(event.timeStamp, event.defaultPrevented || somethingOnTop());
      return;
    }
    last = { at: -Infinity, closed: false };
    const command = event.ctrlKey || event.metaKey;
    const chord = command && !event.altKey && !event.shiftKey ? event.key.toLowerCase() : "";
    if (event.key === "F1") keys.help();
    else if (isBack(event)) keys.back();
    else if (chord === "l") keys.logCraving();
    else if (chord === "k") keys.everything();
    else if (chord === "q") keys.quickExit();
    else if (event.key === "?" && !command && !inField(event.target)) keys.shortcuts();
    else return;
    event.preventDefault();
    if (isBack(event)) event.stopPropagation();
  }

  // The system's own lists and dialogs take the press that closes them, and only letting go of the key is told here.
  function up(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    if (!isDown) escape(event.timeStamp, true);
    isDown = false;
  }

  // In the capture phase: a dialog that swallows Esc must not keep someone from leaving.
  window.addEventListener("keydown", down, true);
  window.addEventListener("keyup", up, true);
  return () => {
    window.removeEventListener("keydown", down, true);
    window.removeEventListener("keyup", up, true);
  };
}
