/**
 * The keys that work everywhere. Owns no action: whoever listens decides.
 * No single letters, so that nothing happens by typing into the air.
 */
export interface Keys {
  logCraving: () => void;
  everything: () => void;
  help: () => void;
  shortcuts: () => void;
  quickExit: () => void;
}

/** Two Esc within this time leave. */
const TWICE_MS = 600;

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"))
  );
}

/** Listens on the window. Returns how to stop. */
export function listenKeys(keys: Keys): () => void {
  let escapeAt = -Infinity;
  function down(event: KeyboardEvent): void {
    if (event.repeat) return;
    const command = event.ctrlKey || event.metaKey;
    const chord = command && !event.altKey && !event.shiftKey ? event.key.toLowerCase() : "";
    if (event.key === "Escape") {
      if (event.timeStamp - escapeAt < TWICE_MS) keys.quickExit();
      escapeAt = event.timeStamp;
      return;
    }
    escapeAt = -Infinity;
    if (event.key === "F1") keys.help();
    else if (chord === "l") keys.logCraving();
    else if (chord === "k") keys.everything();
    else if (event.key === "?" && !command && !inField(event.target)) keys.shortcuts();
    else return;
    event.preventDefault();
  }
  // In the capture phase: a dialog that swallows Esc must not keep someone from leaving.
  window.addEventListener("keydown", down, true);
  return () => window.removeEventListener("keydown", down, true);
}
