import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { replace } from "$frame/router.svelte";
import { vault } from "$frame/vault.svelte";
import { setLang } from "$lib/i18n";
import { lessonsWeek, world } from "../../tests/world";
import App from "./App.svelte";

async function setup(...given: Parameters<typeof world>) {
  setLang("en");
  vault.uncover();
  replace("/");
  const backend = world(...given);
  await vault.refresh();
  const view = render(App);
  return { backend, view, user: userEvent.setup() };
}

describe("the window", () => {
  it("destroys everything of the vault when it is locked", async () => {
    const { user } = await setup(
      { state: "open" },
      {
        lessons_week: () =>
          lessonsWeek({
            next: {
              id: "x",
              number: 3,
              title: "A private title",
              summary: "",
              minutes: 5,
              sections: 1,
              picture: "wave",
              progress: null,
              due: null,
            },
          }),
      },
    );
    expect(await screen.findByText("A private title")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Lock" }));
    expect(await screen.findByRole("heading", { name: "Welcome back" })).toBeInTheDocument();
    expect(document.body.textContent).not.toContain("A private title");
    expect(screen.queryByRole("navigation")).toBeNull();
  });

  it("covers the page at once on quick exit, before the lock is done", async () => {
    let done: () => void = () => {};
    const { user } = await setup(
      { state: "open" },
      {
        vault_lock: () =>
          new Promise((resolve) => {
            done = () => resolve({});
          }),
      },
    );
    await screen.findByRole("navigation");
    await user.keyboard("{Escape}{Escape}");
    await waitFor(() => expect(document.body.textContent?.trim()).toBe(""));
    done();
  });

  it("help lies over the lock screen and gives back what was typed there", async () => {
    const { user } = await setup();
    await user.type(await screen.findByLabelText("Passphrase"), "half of it");
    await user.keyboard("{F1}");
    expect(await screen.findByText("Call 988")).toBeVisible();
    expect(screen.getByText("In danger? 911 or 988. Nobody reads what you write here.")).toBeInTheDocument();
    expect(screen.getByLabelText("Passphrase")).not.toBeVisible();
    await user.click(screen.getByRole("button", { name: "Back" }));
    await waitFor(() => expect(screen.getByLabelText("Passphrase")).toBeVisible());
    expect(screen.getByLabelText("Passphrase")).toHaveValue("half of it");
  });

  it.each(["none", "locked", "open"] as const)(
    "has Help now on its first screen while the vault is %s",
    async (state) => {
      await setup({ state });
      expect(await screen.findByRole("link", { name: "Help now" })).toHaveAttribute("href", "#/help");
    },
  );

  it("shows in the rail where one is, also on a screen that has no entry of its own", async () => {
    await setup({ state: "open" });
    await screen.findByRole("navigation");
    replace("/skills");
    await waitFor(() =>
      expect(screen.getByRole("link", { name: "Cravings" })).toHaveAttribute("aria-current", "page"),
    );
    expect(screen.getByRole("link", { name: "Today" })).not.toHaveAttribute("aria-current");
  });

  it("keeps its title neutral", async () => {
    document.title = "Evenkeel";
    await setup({ state: "open" });
    await screen.findByRole("navigation");
    expect(document.title).toBe("Evenkeel");
  });
});
