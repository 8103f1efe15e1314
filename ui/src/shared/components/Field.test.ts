import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { refuseUnfinished } from "$shared";
import Field from "./Field.svelte";

describe("a field", () => {
  it("hides a passphrase, shows it on request and takes a paste", async () => {
    const user = userEvent.setup();
    render(Field, { label: "Passphrase", type: "password", value: "" });
    const field = screen.getByLabelText("Passphrase");
    expect(field).toHaveAttribute("type", "password");
    await user.click(field);
    await user.paste("slate violin harbor onion");
    expect(field).toHaveValue("slate violin harbor onion");
    await user.click(screen.getByRole("button", { name: "Show what I type" }));
    expect(screen.getByLabelText("Passphrase")).toHaveAttribute("type", "text");
    expect(screen.getByLabelText("Passphrase"), "showing must not lose what was typed").toHaveValue(
      "slate violin harbor onion",
    );
  });

  it("says what is wrong where a screen reader finds it", () => {
    render(Field, { label: "Name", value: "", error: "This is empty." });
    const field = screen.getByLabelText("Name");
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription("This is empty.");
  });

  it("counts characters as people do and never cuts them off", () => {
    const full = "🌊".repeat(10);
    const { unmount } = render(Field, { label: "Note", type: "textarea", value: full, maxlength: 10 });
    expect(screen.getByLabelText("Note"), "ten emoji are ten characters").toBeValid();
    unmount();
    render(Field, { label: "Note", type: "textarea", value: `${full}x`, maxlength: 10 });
    expect(screen.getByLabelText("Note")).toHaveValue(`${full}x`);
    expect(screen.getByLabelText("Note")).toHaveAccessibleDescription(/11 characters/);
  });

  it("holds its form back while half a date is in it, and says what to enter", async () => {
    const user = userEvent.setup();
    const sent = vi.fn((event: Event) => event.preventDefault());
    const form = document.createElement("form");
    form.addEventListener("submit", sent);
    document.body.append(form);
    render(Field, { target: form, props: { label: "Last day", type: "date", value: "" } });
    const field = screen.getByLabelText<HTMLInputElement>("Last day");
    let badInput = true;
    Object.defineProperty(field, "validity", { get: () => ({ badInput, valid: !badInput }) });
    form.requestSubmit();
    await tick();
    expect(sent, "02/31 is not the same as nothing").not.toHaveBeenCalled();
    expect(field).toHaveAccessibleDescription("Enter a date.");
    expect(field).toHaveFocus();
    badInput = false;
    await user.keyboard("{Delete}");
    expect(field).not.toHaveAccessibleDescription();
    form.requestSubmit();
    expect(sent).toHaveBeenCalledOnce();
    form.remove();
  });

  it("says the same for a form that is saved by a button elsewhere", async () => {
    render(Field, { label: "Time", type: "time", value: "" });
    const field = screen.getByLabelText<HTMLInputElement>("Time");
    Object.defineProperty(field, "validity", { value: { badInput: true, valid: false } });
    field.checkValidity = () => !field.dispatchEvent(new Event("invalid", { cancelable: true }));
    expect(refuseUnfinished()).toBe(true);
    await tick();
    expect(field).toHaveAccessibleDescription("Enter a time.");
  });
});
