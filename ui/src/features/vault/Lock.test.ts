import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { vault } from "$frame/vault.svelte";
import { BackendError, type ErrorCode } from "$lib/backend";
import { setLang, t, type PlainMessageId } from "$lib/i18n";
import { world } from "../../../tests/world";
import Lock from "./Lock.svelte";

async function setup(...given: Parameters<typeof world>) {
  setLang("en");
  const backend = world(...given);
  await vault.refresh();
  render(Lock);
  return { backend, user: userEvent.setup() };
}

const refuse = (code: ErrorCode) => () => {
  throw new BackendError(code);
};

describe("the lock screen", () => {
  it("says nothing to somebody passing by, in either language", async () => {
    await setup();
    for (const lang of ["en", "es"] as const) {
      setLang(lang);
      await Promise.resolve();
      const text = document.body.textContent ?? "";
      expect(text).not.toMatch(
        /craving|treatment|recovery program|session|sobriety|ganas|tratamiento|sesión|consumo/i,
      );
    }
    setLang("en");
  });

  it("says what opens the demo, and nothing of the kind about a person's vault", async () => {
    const { backend } = await setup({ demo: true, demo_passphrase: "piano mango coral panda" });
    expect(screen.getByText(/It opens with: piano mango coral panda/)).toBeInTheDocument();
    backend.now = { ...backend.now, demo_passphrase: null };
    await vault.refresh();
    await vi.waitFor(() => expect(screen.queryByText(/It opens with/)).toBeNull());
  });

  it("opens with the passphrase as typed, spaces and all", async () => {
    const { backend, user } = await setup();
    await user.type(screen.getByLabelText("Passphrase"), " slate violin ");
    await user.click(screen.getByRole("button", { name: "Open" }));
    expect(backend.inputs("vault_unlock")).toEqual([{ passphrase: " slate violin ", accept_older: false }]);
    expect(vault.door).toBe("open");
  });

  it("keeps a wrong one selected, says so beside it, and forgets it when turning to the code", async () => {
    const { user } = await setup({}, { vault_unlock: refuse("wrong_passphrase") });
    const field = screen.getByLabelText<HTMLInputElement>("Passphrase");
    await user.type(field, "no");
    await user.keyboard("{Enter}");
    expect(await screen.findByText(/does not fit/)).toBeInTheDocument();
    expect(field).toHaveAccessibleDescription(/does not fit.*recovery code/);
    expect(field).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Use my recovery code" }));
    await user.click(screen.getByRole("button", { name: "Use my passphrase" }));
    expect(screen.getByLabelText("Passphrase")).toHaveValue("");
    expect(screen.queryByText(/does not fit/)).toBeNull();
  });

  it.each<[ErrorCode, boolean]>([
    ["header_damaged", true],
    ["header_missing", true],
    ["database_damaged", true],
    ["database_missing", true],
    ["vault_mismatch", true],
    ["kdf_too_costly", true],
    ["newer_version", false],
    ["in_use", false],
    ["folder_unsafe", false],
    ["folder_taken", false],
  ])("%s has its own words and the way on that helps (a backup: %s)", async (code, backup) => {
    const { user } = await setup({}, { vault_unlock: refuse(code) });
    await user.type(screen.getByLabelText("Passphrase"), "slate violin{Enter}");
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent(t(`error_${code}_what` as PlainMessageId));
    expect(alert).toHaveTextContent(t(`error_${code}_do` as PlainMessageId));
    expect(screen.queryByRole("button", { name: "Restore a backup" }) !== null).toBe(backup);
    expect(screen.queryByLabelText("Passphrase"), "trying again with words would not help").toBeNull();
  });

  it("says what is wrong with the files before anything is typed", async () => {
    await setup({ problem: "header_missing" });
    expect(screen.getByRole("alert")).toHaveTextContent("The key file is missing");
  });

  it("puts a backup in place: looked at first, opened by its own passphrase, and back to the lock screen", async () => {
    const { backend, user } = await setup(
      {},
      {
        backup_inspect: ({ path }) => ({ path, made_at: "2026-03-01T02:00:00Z", bytes: 1_500_000 }),
        backup_restore: ({ secret }) => {
          if (secret.kind === "passphrase" && secret.passphrase === "old words") return {};
          throw new BackendError("wrong_passphrase");
        },
      },
    );
    await user.click(screen.getByRole("button", { name: "Restore a backup" }));
    await user.type(await screen.findByLabelText("Backup file"), "/media/stick/a.evenkeel");
    await user.click(screen.getByRole("button", { name: "Look at this backup" }));
    expect(await screen.findByText("1.5 MB")).toBeInTheDocument();
    expect(backend.inputs("backup_restore"), "looking changes nothing").toEqual([]);
    expect(
      screen.getByRole("button", { name: "Put this backup in place" }),
      "its owner is asked",
    ).toBeDisabled();
    await user.type(screen.getByLabelText("Its passphrase"), "new words");
    await user.type(screen.getByLabelText("Passphrase of the vault that is here now"), "mine{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("does not fit");
    await user.clear(screen.getByLabelText("Its passphrase"));
    await user.type(screen.getByLabelText("Its passphrase"), "old words{Enter}");
    expect(await screen.findByRole("heading", { name: "Welcome back" })).toBeInTheDocument();
    expect(backend.inputs("backup_restore").at(-1)).toEqual({
      path: "/media/stick/a.evenkeel",
      secret: { kind: "passphrase", passphrase: "old words" },
      own: { kind: "passphrase", passphrase: "mine" },
    });
  });

  it("says beside its field that the passphrase of the vault that is there was wrong", async () => {
    const { user } = await setup(
      {},
      {
        backup_inspect: ({ path }) => ({ path, made_at: "2026-03-01T02:00:00Z", bytes: 1_500_000 }),
        backup_restore: () => {
          throw new BackendError("wrong_passphrase", "own");
        },
      },
    );
    await user.click(screen.getByRole("button", { name: "Restore a backup" }));
    await user.type(await screen.findByLabelText("Backup file"), "/media/stick/a.evenkeel{Enter}");
    await user.type(await screen.findByLabelText("Its passphrase"), "old words");
    const own = screen.getByLabelText("Passphrase of the vault that is here now");
    await user.type(own, "not mine{Enter}");
    await vi.waitFor(() => expect(own).toHaveAccessibleDescription(/does not fit/));
  });

  it("asks for nothing more once both were lost for a day, and says all that time what was said", async () => {
    const until = "2026-03-11T17:05:00";
    const { backend, user } = await setup(
      { lost: { until, over: false } },
      {
        backup_inspect: ({ path }) => ({ path, made_at: "2026-03-01T02:00:00Z", bytes: 1_500_000 }),
        backup_restore: () => ({}),
      },
    );
    expect(screen.getByText(/From Wednesday, March 11 at 5:05 PM on/)).toBeInTheDocument();
    backend.now = { ...backend.now, lost: { until, over: true } };
    await vault.refresh();
    await user.click(screen.getByRole("button", { name: "Restore a backup" }));
    await user.type(await screen.findByLabelText("Backup file"), "/media/stick/a.evenkeel{Enter}");
    await user.type(await screen.findByLabelText("Its passphrase"), "old words{Enter}");
    await vi.waitFor(() =>
      expect(backend.inputs("backup_restore").map((input) => input.own)).toEqual([null]),
    );
  });

  it("shows a vault that was set aside, says so beside a wrong passphrase, and puts the chosen one back", async () => {
    const { backend, user } = await setup(
      {
        set_aside: [
          { name: "20260310-170500", at: "2026-03-10T12:05:00" },
          { name: "20260201-090000", at: "2026-02-01T03:00:00" },
        ],
      },
      { vault_unlock: refuse("wrong_passphrase"), backup_put_back: () => ({}) },
    );
    expect(screen.getByText(/Another vault was set aside here on Tuesday, March 10/)).toBeInTheDocument();
    await user.type(screen.getByLabelText("Passphrase"), "mine{Enter}");
    expect(await screen.findByText(/this may not be your vault/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Put it back" }));
    await user.click(await screen.findByRole("radio", { name: /February 1/ }));
    await user.type(screen.getByLabelText("Its passphrase"), "mine{Enter}");
    expect(await screen.findByRole("heading", { name: "Welcome back" })).toBeInTheDocument();
    expect(backend.inputs("backup_put_back")).toEqual([
      { name: "20260201-090000", secret: { kind: "passphrase", passphrase: "mine" } },
    ]);
  });

  it("opens an older database only after the person was told and said yes", async () => {
    const tried: boolean[] = [];
    const { user } = await setup(
      {},
      {
        vault_unlock: ({ accept_older }) => {
          tried.push(accept_older);
          if (!accept_older) throw new BackendError("rolled_back");
          return {
            wrong_tries: 0,
            last_wrong_at: null,
            notices: ["older_accepted"],
            inbox: { merged: 0, set_aside: 0, waiting: 0, first: null, last: null },
          };
        },
      },
    );
    await user.type(screen.getByLabelText("Passphrase"), "slate violin{Enter}");
    expect(await screen.findByText(/older than the last one used here/)).toBeInTheDocument();
    expect(tried).toEqual([false]);
    await user.click(screen.getByRole("button", { name: "Open the older one all the same" }));
    expect(tried).toEqual([false, true]);
  });

  it("takes no try while a wait holds, and says when it is over", async () => {
    vi.useFakeTimers();
    const backend = world({ wait_until: "2026-03-10T22:00:30Z" });
    await vault.refresh();
    render(Lock);
    expect(screen.getByRole("button", { name: "Open" })).toBeDisabled();
    expect(screen.getByText(/Wait a moment/)).toBeInTheDocument();
    backend.now = { ...backend.now, wait_until: null };
    await vi.advanceTimersByTimeAsync(1_100);
    expect(screen.getByRole("button", { name: "Open" })).toBeEnabled();
    expect(screen.getByText("You can try again now.")).toBeInTheDocument();
    vi.useRealTimers();
  });

  it("after the recovery code nothing opens before there is a new passphrase", async () => {
    const { backend, user } = await setup(
      {},
      {
        vault_unlock_recovery: () => ({
          wrong_tries: 0,
          last_wrong_at: null,
          notices: [],
          inbox: { merged: 0, set_aside: 0, waiting: 0, first: null, last: null },
        }),
        vault_passphrase_check: () => ({ acceptable: true, score: 4, reasons: [] }),
        vault_set_passphrase: () => ({}),
      },
    );
    await user.click(screen.getByRole("button", { name: "Use my recovery code" }));
    await user.type(screen.getByLabelText("Recovery code"), "7K2M-9QXR");
    backend.now = { ...backend.now, state: "open", needs_new_passphrase: true };
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "Make a new passphrase" })).toBeInTheDocument();
    expect(vault.door, "the app behind it stays shut").toBe("locked");
    await user.type(await screen.findByLabelText("New passphrase"), "maple drift copper");
    expect(screen.getByRole("button", { name: "Save and open" })).toBeDisabled();
    await user.type(screen.getByLabelText("The same again"), "maple drift copper");
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Save and open" })).toBeEnabled());
    backend.now = { ...backend.now, needs_new_passphrase: false };
    await user.click(screen.getByRole("button", { name: "Save and open" }));
    expect(backend.inputs("vault_set_passphrase")).toEqual([{ passphrase: "maple drift copper" }]);
    expect(vault.door).toBe("open");
  });
});
