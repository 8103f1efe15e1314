import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vault } from "$frame/vault.svelte";
import { BackendError } from "$lib/backend";
import { setLang } from "$lib/i18n";
import { world } from "../../../tests/world";
import NewKeys from "./NewKeys.svelte";

const CODE = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG";

async function setup(old: { backups: number; set_aside: number }, wrongFirst = false) {
  setLang("en");
  let wrong = wrongFirst;
  const backend = world(
    { state: "open" },
    {
      vault_passphrase_check: () => ({ acceptable: true, score: 4, reasons: [] }),
      vault_new_keys: () => {
        if (wrong) {
          wrong = false;
          throw new BackendError("wrong_passphrase");
        }
        return { code: CODE, backed_up: true, old };
      },
      vault_confirm_recovery: ({ code }) => {
        if (code !== CODE.toLowerCase()) throw new BackendError("recovery_code_typo", "code");
        return {};
      },
      vault_old_copies_remove: () => old,
    },
  );
  await vault.refresh();
  render(NewKeys);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Next" }));
  await user.type(screen.getByLabelText("Passphrase now"), "old words");
  await user.type(screen.getByLabelText("New passphrase"), "new words entirely");
  await user.type(screen.getByLabelText("The same again"), "new words entirely");
  await vi.waitFor(() => expect(screen.getByRole("button", { name: "Make my new keys" })).toBeEnabled());
  await user.click(screen.getByRole("button", { name: "Make my new keys" }));
  return { backend, user };
}

describe("new keys", () => {
  it("say first what they cannot do", () => {
    world({ state: "open" });
    render(NewKeys);
    expect(screen.getByText(/cannot call back a copy that somebody has already/)).toBeInTheDocument();
  });

  it("show the new code, want it typed back, ask once about old copies, and name those carried off", async () => {
    const { backend, user } = await setup({ backups: 2, set_aside: 1 });
    expect(await screen.findByRole("heading", { name: "New recovery code" })).toBeInTheDocument();
    expect(backend.inputs("vault_new_keys")).toEqual([{ old: "old words", new: "new words entirely" }]);
    await user.click(screen.getByRole("button", { name: "I wrote it down" }));
    await user.type(screen.getByLabelText("Recovery code"), "nothing{Enter}");
    expect(await screen.findByRole("alert")).toBeInTheDocument();
    await user.clear(screen.getByLabelText("Recovery code"));
    await user.type(screen.getByLabelText("Recovery code"), `${CODE.toLowerCase()}{Enter}`);
    expect(await screen.findByText("2 backups that Evenkeel made by itself")).toBeInTheDocument();
    expect(screen.getByText("1 vault that was set aside")).toBeInTheDocument();
    expect(backend.inputs("vault_old_copies_remove"), "nothing goes unasked").toEqual([]);
    await user.click(screen.getByRole("button", { name: "Remove them for good" }));
    expect(await screen.findByRole("heading", { name: "Your keys are new" })).toBeInTheDocument();
    expect(backend.inputs("vault_old_copies_remove")).toEqual([{}]);
    expect(screen.getByText(/still open with the old passphrase/)).toBeInTheDocument();
  });

  it("keep what was typed after a wrong passphrase, and skip the question where nothing is old", async () => {
    const { user } = await setup({ backups: 0, set_aside: 0 }, true);
    expect(await screen.findByRole("alert")).toHaveTextContent("does not fit");
    expect(screen.getByLabelText("New passphrase")).toHaveValue("new words entirely");
    await user.click(screen.getByRole("button", { name: "Make my new keys" }));
    await user.click(await screen.findByRole("button", { name: "I wrote it down" }));
    await user.type(screen.getByLabelText("Recovery code"), `${CODE.toLowerCase()}{Enter}`);
    expect(await screen.findByRole("heading", { name: "Your keys are new" })).toBeInTheDocument();
  });
});
