import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
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
});
