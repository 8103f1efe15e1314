import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { device } from "$frame/device.svelte";
import { vault } from "$frame/vault.svelte";
import { BackendError, type Output } from "$lib/backend";
import { setLang } from "$lib/i18n";
import { reminders, world } from "../../../tests/world";
import Settings from "./Settings.svelte";

type Kept = Output<"settings_get">;
const kept = (more: Partial<Kept> = {}): Kept => ({
  lock_after_minutes: 5,
  agenda_mode: "keyring",
  reminders: reminders(),
  reading: { size: "normal", spacing: "normal" },
  checkins: {
    on: true,
    morning_at: "09:00:00",
    evening_at: "20:00:00",
    morning: ["sleep_hours", "mood"],
    evening: ["mood", "stress"],
    times_chosen_on: null,
  },
  substances: { asked: false, mine: [] },
  ...more,
});

async function setup(start: Kept = kept(), answers: Parameters<typeof world>[1] = {}) {
  setLang("en");
  let now = start;
  const backend = world(
    { state: "open" },
    {
      settings_get: () => now,
      settings_set: (next) => (now = next),
      ...answers,
    },
  );
  await vault.refresh();
  await device.load();
  render(Settings);
  await screen.findByLabelText("Lock by itself after");
  return { backend, user: userEvent.setup() };
}

describe("settings", () => {
  Element.prototype.scrollIntoView = () => undefined;
  it("keep each change at once and leave the others as they were", async () => {
    const { backend, user } = await setup();
    await user.selectOptions(screen.getByLabelText("Lock by itself after"), "10 minutes");
    await user.click(screen.getByLabelText("Remind me of sessions"));
    expect(backend.inputs("settings_set")).toEqual([
      kept({ lock_after_minutes: 10 }),
      kept({ lock_after_minutes: 10, reminders: reminders({ on: false }) }),
    ]);
  });

  it("show a value that is in no list, so that looking changes nothing", async () => {
    await setup(kept({ lock_after_minutes: 7 }));
    expect(screen.getByLabelText("Lock by itself after")).toHaveDisplayValue("7 minutes");
  });

  it("switch language and look on the spot", async () => {
    const { backend, user } = await setup();
    await user.selectOptions(screen.getByLabelText("Light or dark"), "Dark");
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    await user.selectOptions(screen.getByLabelText("Text size"), "200%");
    expect(document.documentElement.style.getPropertyValue("--text-scale")).toBe("2");
    await user.selectOptions(screen.getByLabelText("Language"), "Español");
    expect(await screen.findByRole("heading", { name: "Ajustes" })).toBeInTheDocument();
    expect(backend.inputs("settings_device_set").at(-1)).toEqual({
      lang: "es",
      theme: "dark",
      text_percent: 200,
      view: "week",
      quick_exit_ms: 600,
      tray_line_off: false,
    });
  });

  it("take a longer time for two Esc, kept where it holds before unlocking too", async () => {
    const { backend, user } = await setup();
    const within = screen.getByLabelText("Quick exit: press Esc twice within");
    expect([...within.querySelectorAll("option")].map((one) => one.textContent)).toEqual([
      "0.6 seconds",
      "1 second",
      "2 seconds",
    ]);
    await user.selectOptions(within, "2 seconds");
    expect(backend.inputs("settings_device_set").at(-1)).toMatchObject({ quick_exit_ms: 2000 });
    await user.selectOptions(within, "0.6 seconds");
  });

  it("say when a change could not be kept", async () => {
    const { user } = await setup(kept(), {
      settings_set: () => {
        throw new BackendError("disk_full");
      },
    });
    await user.selectOptions(screen.getByLabelText("Lock by itself after"), "10 minutes");
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full.");
    expect(screen.getByLabelText("Lock by itself after"), "what is shown is what holds").toHaveDisplayValue(
      "5 minutes",
    );
  });
});

describe("the recovery code", () => {
  const CODE = "7K2M-9QXR-4TBV-W8HN-3PDJ-6FYC-5ZAG";
  const answers = {
    vault_renew_recovery: () => ({ code: CODE }),
    vault_confirm_recovery: ({ code }: { code: string }) => {
      if (code !== CODE) throw new BackendError("recovery_code_typo", "code");
      return {};
    },
  };

  it("can be typed back later from the paper, without making a new one", async () => {
    const { backend, user } = await setup(kept(), answers);
    backend.now = { ...backend.now, recovery_unconfirmed: true };
    await vault.refresh();
    await user.click(await screen.findByRole("button", { name: "Type it back" }));
    await user.type(await screen.findByLabelText("Recovery code"), `${CODE}{Enter}`);
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(backend.inputs("vault_confirm_recovery")).toEqual([{ code: CODE }]);
    expect(backend.inputs("vault_renew_recovery")).toEqual([]);
  });

  it("is made anew only with the passphrase, shown once, and typed back", async () => {
    const { backend, user } = await setup(kept(), answers);
    await user.click(screen.getByRole("button", { name: "New recovery code" }));
    await user.type(await screen.findByLabelText("Passphrase now"), "slate violin{Enter}");
    expect(await screen.findByRole("list", { name: "Recovery code" })).toHaveTextContent("7K2M");
    await user.click(screen.getByRole("button", { name: "I wrote it down" }));
    expect(document.body.textContent).not.toContain("9QXR");
    await user.type(await screen.findByLabelText("Recovery code"), "7K2M{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("typing slip");
    await user.clear(screen.getByLabelText("Recovery code"));
    await user.type(screen.getByLabelText("Recovery code"), `${CODE}{Enter}`);
    await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(backend.inputs("vault_renew_recovery")).toEqual([{ passphrase: "slate violin" }]);
  });
});
