import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import App from "$app/App.svelte";
import { vault } from "$frame/vault.svelte";
import { BackendError, type Output } from "$lib/backend";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import { world } from "../../../tests/world";
import { quick } from "./quick.svelte";

type Words = Output<"vocabulary_get">;

async function setup(...given: Parameters<typeof world>) {
  setLang("en");
  quick.done();
  toasts.clear();
  location.hash = "";
  const [start, answers] = given;
  const backend = world(start, {
    vocabulary_get: () =>
      ({ quick_triggers: ["events.argument", "times.payday"], triggers: [] }) as unknown as Words,
    inbox_log: ({ intensity }) => ({ offer_help: intensity >= 7 }),
    ...answers,
  });
  await vault.refresh();
  render(App);
  return { backend, user: userEvent.setup() };
}

const scale = () => screen.findByRole("radiogroup", { name: "How strong is it right now?" });

describe("writing something down while it is locked", () => {
  it("takes one key, a number and Ctrl Enter, and leaves the lock screen as it was", async () => {
    const { backend, user } = await setup();
    await user.keyboard("{Control>}l{/Control}");
    await scale();
    await user.keyboard("6{Control>}{Enter}{/Control}");
    expect(await screen.findByText("Saved.")).toBeInTheDocument();
    expect(backend.inputs("inbox_log")).toEqual([{ intensity: 6, triggers: [], note: "" }]);
    expect(screen.getByLabelText("Passphrase")).toHaveFocus();
    expect(document.body.textContent, "nothing of it is shown").not.toMatch(/\b6\b/);
    expect(screen.queryByRole("region", { name: "Would it help to talk with someone?" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Quick entry" }));
    expect(screen.queryAllByRole("radio", { checked: true }), "the next one begins empty").toEqual([]);
  });

  it("takes three clicks by mouse", async () => {
    const { backend, user } = await setup();
    await user.click(screen.getByRole("button", { name: "Quick entry" }));
    await user.click(within(await scale()).getByRole("radio", { name: "10" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(backend.inputs("inbox_log")).toMatchObject([{ intensity: 10 }]);
  });

  it("says nothing to somebody passing by, in either language", async () => {
    await setup();
    quick.show();
    await screen.findByRole("checkbox", { name: "Payday" });
    for (const lang of ["en", "es"] as const) {
      setLang(lang);
      await Promise.resolve();
      expect(document.body.textContent).not.toMatch(
        /craving|urge|treatment|recovery|session|sober|ganas|tratamiento|sesión|consum|detonante/i,
      );
    }
  });

  it("offers the next step after a high number, and says nothing of it, in either language", async () => {
    const person = { name: "Rosa", phone: "555-0134", when: "any day" };
    const checked = { checked_on: "2026-12-01", source: "https://example.org" };
    const line = (call: string) => ({ id: call, call, text: null, text_word: null, ...checked });
    const { user } = await setup(
      {},
      {
        help_get: () => ({
          public: {
            country: "US",
            named_in_lessons: [],
            lines: [line("911"), line("988"), line("1-800-662-4357")],
            overdose_steps: [],
          },
          own: { people: [person], lines: [] },
          own_locked: true,
        }),
      },
    );
    await user.keyboard("{Control>}l{/Control}");
    await scale();
    await user.keyboard("7{Control>}{Enter}{/Control}");
    const next = await screen.findByRole("region", { name: "Would it help to talk with someone?" });
    expect(next, "whom the card shows already").toHaveTextContent("Rosa 555-0134");
    expect(next).toHaveTextContent("Call 911");
    expect(next).toHaveTextContent("Call 988");
    expect(within(next).getByRole("link", { name: "Help now" })).toHaveAttribute("href", "#/help");
    expect(screen.getByLabelText("Passphrase"), "and the way in is where it was").toHaveFocus();
    for (const lang of ["en", "es"] as const) {
      setLang(lang);
      await Promise.resolve();
      expect(next.textContent).not.toMatch(
        /craving|urge|treatment|recovery|session|sober|suicid|drug|alcohol|ganas|tratamiento|sesión|consum|detonante|droga|\b7\b/i,
      );
    }
    setLang("en");
    await user.click(await within(next).findByRole("button", { name: "Close" }));
    expect(screen.queryByText("Call 988")).toBeNull();
    expect(screen.getByLabelText("Passphrase")).toHaveFocus();
  });

  it("without a number it asks for one, and keeps the line", async () => {
    const { backend, user } = await setup();
    quick.show();
    await user.type(
      await screen.findByLabelText("A line, if you like"),
      "after the call{Control>}{Enter}{/Control}",
    );
    expect(screen.getByText("Press a number from 0 to 10 first.")).toBeInTheDocument();
    expect(backend.inputs("inbox_log")).toEqual([]);
    await user.click(screen.getByRole("radio", { name: "4" }));
    await user.click(screen.getByRole("checkbox", { name: "Argument" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(backend.inputs("inbox_log")).toEqual([
      { intensity: 4, triggers: ["events.argument"], note: "after the call" },
    ]);
  });

  it("what cannot be kept stays on screen and says why", async () => {
    const { user } = await setup(
      {},
      {
        inbox_log: () => {
          throw new BackendError("inbox_full");
        },
      },
    );
    quick.show();
    await user.type(await screen.findByLabelText("A line, if you like"), "still here");
    await user.click(screen.getByRole("radio", { name: "5" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("As many quick entries wait as may wait.");
    expect(screen.getByLabelText("A line, if you like")).toHaveValue("still here");
    expect(screen.getByRole("radio", { name: "5" })).toBeChecked();
  });

  it("going back forgets what was typed, unless it is taken up again at once", async () => {
    const { user } = await setup();
    quick.show();
    await user.type(await screen.findByLabelText("A line, if you like"), "half a thought");
    await user.click(screen.getByRole("button", { name: "Back" }));
    expect(document.body.textContent).not.toContain("half a thought");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByLabelText("A line, if you like")).toHaveValue("half a thought");
  });

  it.each(["header_missing", "in_use"] as const)(
    "is not offered where nothing can be kept (%s)",
    async (problem) => {
      const { user } = await setup({ problem });
      expect(screen.queryByRole("button", { name: "Quick entry" })).toBeNull();
      await user.keyboard("{Control>}l{/Control}");
      expect(screen.queryByRole("radiogroup")).toBeNull();
    },
  );

  it("comes when the tray or the command line asks for it, before and after the window is there", async () => {
    let wanted = true;
    const { backend } = await setup({}, { inbox_wanted: () => ({ wanted, again: false }) });
    await scale();
    wanted = false;
    quick.leave();
    await waitFor(() => expect(screen.queryByRole("radiogroup")).toBeNull());
    wanted = true;
    backend.announce("inbox");
    await scale();
  });

  it("asks for a number only where a reminder of a second one was pressed", async () => {
    const { user, backend } = await setup(
      {},
      { inbox_wanted: () => ({ wanted: true, again: true }), inbox_rerate: () => ({}) },
    );
    await scale();
    expect(screen.queryByLabelText("A line, if you like"), "nothing but a number").toBeNull();
    await user.keyboard("3{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("radiogroup")).toBeNull());
    expect(backend.inputs("inbox_rerate")).toEqual([{ intensity: 3 }]);
    expect(backend.inputs("inbox_log"), "and it is no new entry").toEqual([]);
  });

  it("the tray leads an open app to its craving form", async () => {
    const { backend } = await setup({ state: "open" });
    backend.answer({ inbox_wanted: () => ({ wanted: true, again: false }) });
    backend.announce("inbox");
    await waitFor(() => expect(location.hash).toBe("#/cravings/new"));
  });
});
