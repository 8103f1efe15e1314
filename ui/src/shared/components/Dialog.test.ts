import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { createRawSnippet } from "svelte";
import { setLang } from "$lib/i18n";
import Dialog from "./Dialog.svelte";

const children = createRawSnippet(() => ({
  render: () =>
    `<div><label>Name <input type="text"></label><label><input type="checkbox"> Offer it</label></div>`,
}));

function setup(more: { keeps?: boolean } = {}) {
  setLang("en");
  const onclose = vi.fn();
  render(Dialog, { open: true, title: "Someone new", children, onclose, ...more });
  return { onclose, user: userEvent.setup() };
}

describe("a dialog", () => {
  it("closes with one Esc while nothing was typed", async () => {
    const { user, onclose } = setup();
    const name = await screen.findByLabelText("Name");
    await vi.waitFor(() => expect(name).toHaveFocus());
    await user.click(screen.getByRole("checkbox"));
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(onclose).toHaveBeenCalledOnce();
  });

  it.each([
    ["Esc", (user: ReturnType<typeof userEvent.setup>) => user.keyboard("{Escape}")],
    [
      "a click beside it",
      (user: ReturnType<typeof userEvent.setup>) =>
        user.click(document.querySelector<HTMLElement>(".ek-veil") as HTMLElement),
    ],
    [
      "its cross",
      (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole("button", { name: "Close" })),
    ],
  ])("asks before %s takes typed words away", async (_, leave) => {
    const { user, onclose } = setup();
    const name = await screen.findByLabelText("Name");
    await user.type(name, "Rosa");
    await leave(user);
    expect(await screen.findByText("What you typed is not saved yet.")).toBeVisible();
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Keep writing" })).toHaveFocus());
    expect(name).toHaveValue("Rosa");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(screen.queryByText("What you typed is not saved yet.")).toBeNull());
    expect(name, "and nothing is lost").toHaveValue("Rosa");
    expect(onclose).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Close without saving" }));
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(onclose).toHaveBeenCalledOnce();
  });

  it("does not ask where nothing can be lost", async () => {
    const { user } = setup({ keeps: true });
    await user.type(await screen.findByLabelText("Name"), "plan");
    await user.keyboard("{Escape}");
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });
});
