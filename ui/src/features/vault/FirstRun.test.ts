import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vault } from "$frame/vault.svelte";
import { BackendError } from "$lib/backend";
import { setLang } from "$lib/i18n";
import { health, world } from "../../../tests/world";
import FirstRun from "./FirstRun.svelte";

const CODE = "7K2M-9QXR-4TBV-W8HN-3PDJ-6FYC-5ZAG";
const GOOD = "slate violin harbor onion";

async function setup(answers: Parameters<typeof world>[1] = {}) {
  setLang("en");
  const backend = world(
    { state: "none" },
    {
      vault_passphrase_check: ({ passphrase }) =>
        passphrase === GOOD
          ? { acceptable: true, score: 4, reasons: [] }
          : { acceptable: false, score: 1, reasons: ["too_short", "add_words"] },
      vault_suggest_passphrase: () => ({ passphrase: GOOD, bits: 64 }),
      vault_create: () => {
        backend.now = { ...backend.now, state: "open", recovery_unconfirmed: true };
        return { code: CODE };
      },
      vault_confirm_recovery: ({ code }) => {
        if (code !== CODE) throw new BackendError("recovery_code_typo", "code");
        return {};
      },
      ...answers,
    },
  );
  await vault.refresh();
  render(FirstRun);
  const user = userEvent.setup();
  const press = (name: string) => user.click(screen.getByRole("button", { name }));
  const toPassphrase = async () => {
    await press("Next");
    for (let truth = 0; truth < 3; truth++) await press("I understand");
  };
  const toReminders = async () => {
    await toPassphrase();
    await user.type(screen.getByLabelText("Passphrase"), GOOD);
    await user.type(screen.getByLabelText("The same again"), GOOD);
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Next" })).toBeEnabled());
    await press("Next");
    await screen.findByRole("radiogroup");
  };
  return { backend, user, press, toPassphrase, toReminders };
}

describe("the first run", () => {
  afterEach(() => vault.setUp(false));

  it("says why a passphrase with something invisible in it is not taken", async () => {
    const { user, toPassphrase } = await setup({
      vault_passphrase_check: () => ({
        acceptable: false,
        score: 0,
        reasons: ["invisible_character", "outer_blank"],
      }),
    });
    await toPassphrase();
    await user.type(screen.getByLabelText("Passphrase"), "slate violin\u{200B} ");
    expect(await screen.findByText(/something in it that cannot be seen/)).toBeInTheDocument();
    expect(screen.getByText(/begins or ends with a space/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Next" })).toBeDisabled();
  });

  it("says how hard the words are to guess that it makes", async () => {
    const { press, toPassphrase } = await setup();
    await toPassphrase();
    await press("Make one for me");
    expect(await screen.findByTestId("suggestion")).toHaveTextContent(GOOD);
    expect(screen.getByText(/They hold 64 bits/)).toBeInTheDocument();
  });

  it("says the three truths before anything can be typed, each with the focus on it", async () => {
    const { backend, press } = await setup();
    await press("Next");
    for (const truth of [
      "Nobody is watching this app",
      "Nobody can reset your passphrase",
      "Someone who makes you open it can read it",
    ]) {
      expect(screen.getByRole("heading", { level: 1, name: truth })).toHaveFocus();
      expect(screen.queryByRole("textbox")).toBeNull();
      await press("I understand");
    }
    expect(screen.getByRole("heading", { name: "Make a passphrase" })).toBeInTheDocument();
    expect(backend.calls.map((call) => call.name)).not.toContain("vault_create");
  });

  it("explains a weak passphrase instead of only refusing it", async () => {
    const { user, toPassphrase } = await setup();
    await toPassphrase();
    await user.type(screen.getByLabelText("Passphrase"), "kurz");
    expect(await screen.findByText("Use at least 10 characters.")).toBeInTheDocument();
    expect(screen.getByText("Add one or two more words.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Next" })).toBeDisabled();
  });

  it("goes on only when both are the same", async () => {
    const { user, toPassphrase } = await setup();
    await toPassphrase();
    await user.type(screen.getByLabelText("Passphrase"), GOOD);
    expect(await screen.findByText("This is a good one.")).toBeInTheDocument();
    await user.type(screen.getByLabelText("The same again"), "slate violin harbor onio");
    expect(screen.getByRole("button", { name: "Next" })).toBeDisabled();
    await user.type(screen.getByLabelText("The same again"), "n");
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Next" })).toBeEnabled());
  });

  it("makes six words at one click", async () => {
    const { press, toPassphrase } = await setup();
    await toPassphrase();
    await press("Make one for me");
    expect(await screen.findByText(GOOD)).toBeInTheDocument();
    await press("Use these words");
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Next" })).toBeEnabled());
  });

  it("with a password store reminders are sealed; the vault is made as chosen", async () => {
    const { backend, press, toReminders } = await setup();
    await toReminders();
    expect(screen.getByRole("radio", { name: "Remind me" })).toBeChecked();
    await press("Make my vault");
    await screen.findByRole("heading", { name: "Your recovery code" });
    expect(backend.inputs("vault_create")).toEqual([{ passphrase: GOOD, agenda_mode: "keyring" }]);
  });

  it("without one the person chooses, told what each way costs, and nothing is on by itself", async () => {
    const { user, backend, press, toReminders } = await setup({
      reminders_health: () => health({ keyring: false }),
    });
    await toReminders();
    expect(screen.queryByRole("radio", { name: "Remind me" })).toBeNull();
    expect(screen.getByRole("radio", { name: "No reminders while locked" })).toBeChecked();
    const times = screen.getByRole("radio", { name: "Remind me, times only" });
    expect(times).toHaveAccessibleDescription(/Anyone who can open/);
    await user.click(times);
    await press("Make my vault");
    await screen.findByRole("heading", { name: "Your recovery code" });
    expect(backend.inputs("vault_create")).toEqual([{ passphrase: GOOD, agenda_mode: "times_only" }]);
  });

  it("shows the code in groups, wants it back, and only then opens the app", async () => {
    const { user, press, toReminders } = await setup();
    await toReminders();
    await press("Make my vault");
    const list = await screen.findByRole("list", { name: "Recovery code" });
    expect([...list.children].map((group) => group.textContent)).toEqual(CODE.split("-"));
    expect(vault.door, "the app waits although the vault is open").toBe("none");
    await press("I wrote it down");
    expect(document.body.textContent, "the code is not beside the field it is typed into").not.toContain(
      "9QXR",
    );
    await user.type(screen.getByLabelText("Recovery code"), "7K2M-9QXX");
    await press("Check");
    expect(await screen.findByRole("alert")).toHaveTextContent("There is a typing slip in the code.");
    expect(vault.door).toBe("none");
    await user.clear(screen.getByLabelText("Recovery code"));
    await user.type(screen.getByLabelText("Recovery code"), CODE);
    await press("Check");
    await screen.findByRole("heading", { name: "You are set" });
    await press("Go to Today");
    expect(vault.door).toBe("open");
  });

  it("a vault that could not be made leaves the person where they were, with words", async () => {
    const { press, toReminders } = await setup({
      vault_create: () => {
        throw new BackendError("disk_full");
      },
    });
    await toReminders();
    await press("Make my vault");
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full.");
    expect(screen.getByRole("button", { name: "Make my vault" })).toBeInTheDocument();
  });
});
