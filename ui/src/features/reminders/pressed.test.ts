import { render, screen, waitFor } from "@testing-library/svelte";
import App from "$app/App.svelte";
import { replace, router } from "$frame/router.svelte";
import { vault } from "$frame/vault.svelte";
import { setLang } from "$lib/i18n";
import { today, world } from "../../../tests/world";
import { pathOf, type Target } from "./target";

const SERIES = "0199a3f0-0000-7000-8000-000000000001";
const session: Target = { to: "session", series: SERIES, recurrence_id: "2026-10-05T18:00:00" };

describe("a pressed pop-up", () => {
  it("leads to its page, and to the nearest one where there is none", () => {
    expect(pathOf(session, () => true)).toBe(`/sessions/on/${SERIES}/2026-10-05T18%3A00%3A00`);
    expect(pathOf(session, () => false)).toBe("/sessions");
    const rerate: Target = { to: "occasion", kind: "rerate", subject: SERIES };
    expect(pathOf(rerate, () => true)).toBe(`/cravings/${SERIES}`);
    expect(pathOf({ to: "occasion", kind: "review", subject: "" }, () => false)).toBe("/today");
  });

  it("is followed once the vault is open, not before", async () => {
    setLang("en");
    vault.uncover();
    replace("/");
    const asked = vi.fn<() => { target: Target | null }>(() => ({ target: session }));
    const backend = world(
      { state: "locked" },
      { today_get: () => today(), reminders_asked: asked, sessions_list: () => new Promise(() => {}) },
    );
    await vault.refresh();
    render(App);
    await screen.findByRole("heading", { name: "Welcome back" });
    expect(asked).not.toHaveBeenCalled();
    backend.now = { ...backend.now, state: "open" };
    await vault.refresh();
    await waitFor(() => expect(router.path).toMatch(/^\/sessions/));
    asked.mockReturnValue({ target: null });
    replace("/today");
    backend.announce("reminders");
    await waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(1));
    expect(router.path).toBe("/today");
  });
});
