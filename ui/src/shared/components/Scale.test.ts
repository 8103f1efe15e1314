import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import Scale from "./Scale.svelte";

function setup(value: number | null = null, more: Record<string, unknown> = {}) {
  const heard: (number | null)[] = [];
  render(Scale, {
    label: "How strong?",
    low: "0 none",
    high: "10 most",
    value,
    onchange: (next: number | null) => heard.push(next),
    ...more,
  });
  return { heard, user: userEvent.setup(), chosen: () => screen.queryByRole("radio", { checked: true }) };
}

describe("the 0 to 10 scale", () => {
  it("is a named radio group of eleven numbers, with what the ends mean", () => {
    setup();
    expect(screen.getByRole("radiogroup", { name: "How strong?" })).toHaveAccessibleDescription(
      "0 none, 10 most",
    );
    expect(screen.getAllByRole("radio").map((radio) => radio.getAttribute("value"))).toEqual(
      Array.from({ length: 11 }, (_, number) => String(number)),
    );
    expect(screen.queryByRole("radio", { checked: true }), "nothing is chosen for the person").toBeNull();
  });

  it("takes a number key at once", async () => {
    const { user, chosen, heard } = setup();
    await user.tab();
    await user.keyboard("7");
    expect(chosen()).toHaveAccessibleName("7");
    expect(heard).toEqual([7]);
  });

  it("makes ten of 1 and then 0, and zero of 0 alone", async () => {
    const { user, chosen, heard } = setup();
    await user.tab();
    await user.keyboard("0");
    expect(chosen()).toHaveAccessibleName("0");
    await user.keyboard("1");
    expect(chosen()).toHaveAccessibleName("1");
    await user.keyboard("0");
    expect(chosen()).toHaveAccessibleName("10");
    expect(heard).toEqual([0, 1, 10]);
  });

  it("moves by arrows and stops at the ends, so that ten never jumps to zero", async () => {
    const { user, chosen } = setup(9);
    await user.tab();
    await user.keyboard("{ArrowRight}");
    expect(chosen()).toHaveAccessibleName("10");
    await user.keyboard("{ArrowRight}");
    expect(chosen(), "past the end stays at the end").toHaveAccessibleName("10");
    await user.keyboard("{Home}{ArrowLeft}");
    expect(chosen(), "before the start stays at the start").toHaveAccessibleName("0");
  });

  it("lets an answer be taken back where no answer is an answer", async () => {
    const { user, chosen, heard } = setup(4, { clearable: true });
    await user.tab();
    await user.keyboard("{Backspace}");
    expect(chosen()).toBeNull();
    expect(heard).toEqual([null]);
  });

  it("keeps the answer on Backspace where one is needed", async () => {
    const { user, chosen } = setup(4);
    await user.tab();
    await user.keyboard("{Backspace}");
    expect(chosen()).toHaveAccessibleName("4");
  });
});
