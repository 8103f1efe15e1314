import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import ChoiceChips, { type Chip } from "./ChoiceChips.svelte";

const options = [
  { id: "body.tired", label: "Tired" },
  { id: "people.alone", label: "Alone" },
];

function setup(more: Record<string, unknown> = {}) {
  let last: Chip[] = [];
  render(ChoiceChips, {
    label: "What set it off?",
    options,
    selected: [] as Chip[],
    onchange: (next: Chip[]) => {
      last = next;
    },
    ...more,
  });
  return { user: userEvent.setup(), last: () => last };
}

describe("choice chips", () => {
  it("picks several and lets go of one", async () => {
    const { user, last } = setup();
    await user.click(screen.getByLabelText("Tired"));
    await user.click(screen.getByLabelText("Alone"));
    expect(last()).toEqual([{ id: "body.tired" }, { id: "people.alone" }]);
    await user.click(screen.getByLabelText("Tired"));
    expect(last()).toEqual([{ id: "people.alone" }]);
    expect(screen.getByLabelText("Tired")).not.toBeChecked();
  });

  it("keeps at most one where one is asked for, and none is fine too", async () => {
    const { user, last } = setup({ multiple: false });
    await user.click(screen.getByLabelText("Tired"));
    await user.click(screen.getByLabelText("Alone"));
    expect(last()).toEqual([{ id: "people.alone" }]);
    expect(screen.getByLabelText("Tired")).not.toBeChecked();
    await user.click(screen.getByLabelText("Alone"));
    expect(last()).toEqual([]);
  });

  it("takes the person's own words exactly once, as typed", async () => {
    const { user, last } = setup({ own: true });
    const word = "<b>mi primo</b> 🌊";
    await user.click(screen.getByRole("button", { name: "Own words …" }));
    await user.type(screen.getByRole("textbox"), word);
    await user.keyboard("{Enter}");
    expect(last()).toEqual([{ own: word }]);
    expect(screen.getByText(word), "markup is text here").toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Own words …" }));
    await user.type(screen.getByRole("textbox"), `  ${word}{Enter}`);
    expect(last(), "the same words twice are one").toEqual([{ own: word }]);
    await user.click(screen.getByRole("button", { name: /Take away/ }));
    expect(last()).toEqual([]);
  });

  it("leaves own words out on Escape", async () => {
    const { user, last } = setup({ own: true });
    await user.click(screen.getByRole("button", { name: "Own words …" }));
    await user.type(screen.getByRole("textbox"), "not this{Escape}");
    expect(last()).toEqual([]);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("says when no more can be picked", async () => {
    const { user, last } = setup({ most: 1 });
    await user.click(screen.getByLabelText("Tired"));
    await user.click(screen.getByLabelText("Alone"));
    expect(last()).toEqual([{ id: "body.tired" }]);
    expect(screen.getByLabelText("Alone"), "what was not taken is not shown as taken").not.toBeChecked();
    expect(screen.getByRole("status")).toHaveTextContent("1");
  });
});
