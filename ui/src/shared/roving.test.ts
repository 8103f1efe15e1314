import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { setLang } from "$lib/i18n";
import ChoiceChips from "./components/ChoiceChips.svelte";

const OPTIONS = ["alone", "payday", "tired", "bored"].map((id) => ({ id, label: id }));

function setup(multiple: boolean, selected: { id: string }[] = []) {
  setLang("en");
  const onchange = vi.fn();
  const before = document.createElement("button");
  const after = document.createElement("button");
  before.textContent = "before";
  after.textContent = "after";
  document.body.append(before);
  render(ChoiceChips, {
    label: "What set it off?",
    options: OPTIONS,
    selected,
    multiple,
    own: true,
    onchange,
  });
  document.body.append(after);
  return { onchange, before, after, user: userEvent.setup() };
}
afterEach(() => document.body.replaceChildren());

describe("a group of choices", () => {
  it.each([true, false])("is one stop of the Tab key, both ways (many: %s)", async (multiple) => {
    const { user, before, after } = setup(multiple, [{ id: "tired" }]);
    before.focus();
    await user.tab();
    expect(screen.getByLabelText("tired"), "Tab comes to what is chosen").toHaveFocus();
    await user.tab();
    expect(after, "and leaves the group").toHaveFocus();
    await user.tab({ shift: true });
    expect(screen.getByLabelText("tired")).toHaveFocus();
  });

  it("arrows, Home and End move inside, also to own words, and stop at the ends", async () => {
    const { user, before, after, onchange } = setup(true);
    before.focus();
    await user.tab();
    expect(screen.getByLabelText("alone")).toHaveFocus();
    await user.keyboard("{ArrowLeft}");
    expect(screen.getByLabelText("alone")).toHaveFocus();
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(screen.getByLabelText("tired")).toHaveFocus();
    await user.keyboard("{End}");
    expect(screen.getByRole("button", { name: /Own words/ })).toHaveFocus();
    await user.keyboard("{ArrowRight}{Home}{ArrowRight}");
    expect(screen.getByLabelText("payday")).toHaveFocus();
    expect(onchange, "moving is not choosing").not.toHaveBeenCalled();
    await user.tab();
    expect(after).toHaveFocus();
    await user.tab({ shift: true });
    expect(screen.getByLabelText("payday"), "one comes back to where one was").toHaveFocus();
  });

  it("where one is asked for they are radio buttons; arrows do not choose, and pressing again takes it back", async () => {
    const { user, before, onchange } = setup(false);
    const group = screen.getByRole("radiogroup", { name: "What set it off?" });
    expect(group).toBeInTheDocument();
    expect(screen.getAllByRole("radio")).toHaveLength(4);
    before.focus();
    await user.tab();
    await user.keyboard("{ArrowRight}");
    expect(onchange).not.toHaveBeenCalled();
    await user.keyboard(" ");
    expect(onchange).toHaveBeenLastCalledWith([{ id: "payday" }]);
    expect(screen.getByRole("radio", { name: "payday" })).toBeChecked();
    await user.keyboard(" ");
    expect(onchange).toHaveBeenLastCalledWith([]);
    expect(screen.getByRole("radio", { name: "payday" })).not.toBeChecked();
    await user.click(screen.getByRole("radio", { name: "bored" }));
    await user.click(screen.getByRole("radio", { name: "tired" }));
    expect(onchange).toHaveBeenLastCalledWith([{ id: "tired" }]);
    expect(screen.getByRole("radio", { name: "bored" })).not.toBeChecked();
  });
});
