/**
 * Dates and times that are typed in part, or that no calendar has. The window gives such a field as empty, so a form that saves by
 * a button of its own asks here first; one that is submitted is held back by its fields.
 */

/** Whether a day or time on screen is no whole one; each says so at its field, and the first takes the focus. */
export function refuseUnfinished(): boolean {
  const wrong = [...document.querySelectorAll<HTMLInputElement>("input")].filter(
    (input) => ["date", "time"].includes(input.type) && input.validity.badInput,
  );
  for (const input of wrong) input.checkValidity();
  wrong[0]?.focus();
  return wrong.length > 0;
}
