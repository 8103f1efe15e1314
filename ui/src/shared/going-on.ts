/**
 * What Enter means in a form that asks several things: go on to the next question. Only the button, or Ctrl and Enter, finishes.
 * Owns that one rule for every such form. A form with one field, such as a passphrase, keeps the browser's.
 */

interface Form {
  /** Saves. Without it the form is submitted, as by its button. */
  finish?: () => void;
  /** After the last question: the next page of questions. Without it the button that finishes takes the focus. */
  next?: () => void;
}

/** Shown on the button that finishes. */
export const FINISH_KEYS = /Mac/.test(navigator.platform) ? "⌘ ↵" : "Ctrl ↵";
/** The same for assistive technology. */
export const FINISH_SHORTCUT = "Control+Enter Meta+Enter";

/** A second Enter so soon after another is the same press: it must not go past a page nobody has seen. */
const DOUBLE_MS = 400;
let enterAt = -Infinity;

const isSeen = (element: Element): boolean => element.checkVisibility?.() ?? true;
const isThere = (element: HTMLElement): boolean =>
  !element.matches(":disabled") && element.tabIndex >= 0 && isSeen(element);

/** The field or group after the one `at` belongs to. */
function nextQuestion(form: HTMLElement, at: HTMLElement): HTMLElement | undefined {
  const group = at.closest("[data-question]") ?? at;
  return [...form.querySelectorAll<HTMLElement>("input, textarea, select")].find(
    (one) =>
      (group.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 &&
      !group.contains(one) &&
      isThere(one),
  );
}

/** The button that finishes: the form's own, or the one marked `data-finish` where it stands outside. */
function finisher(form: HTMLElement): HTMLElement | undefined {
  const own = form.querySelector<HTMLElement>("button[type=submit]");
  const outside = form.id ? document.querySelector<HTMLElement>(`button[form="${form.id}"]`) : null;
  return own ?? outside ?? document.querySelector<HTMLElement>("[data-finish]") ?? undefined;
}

/** `{@attach goesOn()}` on a form. */
export const goesOn =
  ({ finish, next }: Form = {}) =>
  (form: HTMLFormElement): (() => void) => {
    /** Finishes from anywhere on the page or in the dialog of the form, but not out of another form. */
    function finishing(event: KeyboardEvent): void {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      if (event.isComposing || event.defaultPrevented || !(event.target instanceof Element)) return;
      const other = event.target.closest("form");
      const room = (one: Element) => one.closest("[role=dialog], [role=alertdialog]");
      if ((other && other !== form) || room(event.target) !== room(form) || !isSeen(form)) return;
      event.preventDefault();
      if (event.repeat) return;
      if (finish) finish();
      else form.requestSubmit();
    }
    function pressed(event: KeyboardEvent): void {
      if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
      if (event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
      // In a longer text it is a new line; on a button, a link or a list it is theirs.
      if (!(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      if (event.repeat) return;
      // A day or time that is still a question says so, and keeps what was typed and the focus.
      if (event.target.matches("[data-typed]") && !event.target.checkValidity()) return;
      const soon = event.timeStamp - enterAt < DOUBLE_MS;
      enterAt = event.timeStamp;
      const question = nextQuestion(form, event.target);
      if (question) question.focus();
      else if (!next) finisher(form)?.focus();
      else if (!soon) next();
    }
    form.addEventListener("keydown", pressed);
    window.addEventListener("keydown", finishing);
    return () => {
      form.removeEventListener("keydown", pressed);
      window.removeEventListener("keydown", finishing);
    };
  };
