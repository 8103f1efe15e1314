import { render, screen, waitFor } from "@testing-library/svelte";
import App from "$app/App.svelte";
import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { replace, router } from "$frame/router.svelte";
import { vault } from "$frame/vault.svelte";
import { setLang } from "$lib/i18n";
import type { ReminderTarget as Target } from "$lib/bindings";
import { today, world } from "../../../tests/world";
import { pathOf } from "./target";

const SERIES = "0199a3f0-0000-7000-8000-000000000001";
const session: Target = { to: "session", series: SERIES, recurrence_id: "2026-10-05T18:00:00" };

describe("a pressed pop-up", () => {
  it("leads to its page, and to the nearest one where there is none", () => {
    installFeatures(features);
    const about = (kind: "rerate" | "review" | "checkin" | "horizon", subject = ""): Target => ({
      to: "request",
      kind,
      subject,
    });
    expect(pathOf(session)).toBe(`/sessions/on/${SERIES}/2026-10-05T18:00:00`);
    expect(pathOf(about("rerate", SERIES))).toBe(`/cravings/${SERIES}`);
    expect(pathOf(about("checkin", "evening/2026-10-05"))).toBe("/checkins/evening/2026-10-05");
    expect(pathOf(about("review"))).toBe("/insights/week");
    expect(pathOf(about("rerate", "of/an/older/version")), "the page over it").toBe("/cravings");
    expect(pathOf(about("checkin", "of/an/older/version")), "no page over it").toBe("/today");
    expect(pathOf(about("horizon")), "nobody's").toBe("/today");
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
