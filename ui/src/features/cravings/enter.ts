/** Number, Enter: saved. The button stands outside the form, so this does not lean on the browser's own rule. */
export const enterSaves = (save: () => void) => (form: HTMLElement) => {
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    if (event.target.type !== "radio") return;
    event.preventDefault();
    save();
  };
  form.addEventListener("keydown", pressed);
  return () => form.removeEventListener("keydown", pressed);
};
