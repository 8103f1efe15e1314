/**
 * Days and times that are typed in part, or that no calendar has. Such a field is worth nothing, so a form that saves by a button
 * of its own asks here first; one that is submitted is held back by its fields.
 */
import { tick } from "svelte";

/** Whether a day or time on screen is not understood; each says so at its field, and the first takes the focus. */
export function refuseUnfinished(): boolean {
  const typed = [...document.querySelectorAll<HTMLInputElement>("input[data-typed]")];
  for (const input of typed) input.dispatchEvent(new Event("asked"));
  const wrong = typed.filter((input) => !input.validity.valid);
  for (const input of wrong) input.checkValidity();
  wrong[0]?.focus();
  return wrong.length > 0;
}

/** After a refused save: the first field that says what is wrong takes the focus. */
export async function toFirstFault(within: ParentNode = document): Promise<void> {
  await tick();
  within.querySelector<HTMLElement>('[aria-invalid="true"], fieldset:has(.error) input')?.focus();
}
