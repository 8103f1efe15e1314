import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { vault } from "$frame/vault.svelte";
import { setLang } from "$lib/i18n";
import type { Output } from "$lib/backend";
import { health, today, weekHours, world } from "../../../tests/world";
import Today from "./Today.svelte";

type Session = Output<"today_get">["week"][number];

const session = (more: Partial<Session> = {}): Session => ({
  series: "018f",
  recurrence_id: "2026-03-10T18:00:00",
  start: "2026-03-10T23:00:00Z",
  end: "2026-03-11T02:00:00Z",
  local_start: "2026-03-10T18:00:00",
  local_end: "2026-03-10T21:00:00",
  zone: "America/Chicago",
  device_start: null,
  shift: "none",
  all_day: false,
  cancelled: false,
  moved: false,
  kind: "group_prevention",
  title: "Group with Ana",
  provider: "Ana R.",
  provider_person: null,
  place: { name: "Oak Street", room: "2", directions: "", travel_minutes: 25 },
  phone: "",
  video_url: "",
  bring: [],
  note: "",
  counts_hours: true,
  attendance: null,
  ...more,
});

beforeEach(() => installFeatures(features));

async function setup(view: Output<"today_get">, answers: Parameters<typeof world>[1] = {}) {
  setLang("en");
  const backend = world({ state: "open" }, { today_get: () => view, ...answers });
  await vault.refresh();
  render(Today);
  await screen.findByRole("region", { name: "Next session" });
  return backend;
}

describe("today", () => {
  it("has a quiet way to say that one used, in either language", async () => {
    await setup(today());
    expect(screen.getByRole("link", { name: "I used" })).toHaveAttribute("href", "#/returns/new");
    setLang("es");
    expect(await screen.findByRole("link", { name: "Consumí" })).toBeInTheDocument();
  });

  it("shows the next session with its wall clock and when to leave", async () => {
    await setup(
      today({
        has_sessions: true,
        next: {
          session: session(),
          leave_by: "2026-03-10T17:25:00",
          running: false,
          minutes_left: 55,
          near: null,
        },
      }),
    );
    const card = within(screen.getByRole("region", { name: "Next session" }));
    expect(card.getByText("Group with Ana")).toBeInTheDocument();
    expect(card.getByText("6:00")).toBeInTheDocument();
    expect(card.getByText("Leave by 5:25 PM")).toBeInTheDocument();
    expect(card.getByText(/with Ana R\., at Oak Street, room 2/)).toBeInTheDocument();
    expect(card.getByText("In 55 minutes")).toBeInTheDocument();
  });

  it("names the day when it is not today, and the laptop's clock when it differs", async () => {
    await setup(
      today({
        has_sessions: true,
        next: {
          session: session({
            local_start: "2026-03-12T18:00:00",
            local_end: "2026-03-12T21:00:00",
            device_start: "2026-03-12T19:00:00",
          }),
          leave_by: null,
          running: false,
          minutes_left: 3000,
          near: null,
        },
      }),
    );
    const card = within(screen.getByRole("region", { name: "Next session" }));
    expect(card.getByText("Thursday, March 12")).toBeInTheDocument();
    expect(card.getByText("7:00 PM on your clock")).toBeInTheDocument();
    expect(card.queryByText(/^In /), "no countdown days ahead").toBeNull();
  });

  it("offers the first step when nothing is planned", async () => {
    await setup(today());
    expect(screen.getByRole("link", { name: "Add sessions" })).toHaveAttribute("href", "#/sessions");
  });

  it("says hours with what they are out of, and what was called off", async () => {
    await setup(
      today({
        has_sessions: true,
        hours: weekHours({ credited: 210, planned: 600, prescribed: 540, not_noted: 180 }),
        week: [
          session({
            cancelled: true,
            title: "Monday group",
            recurrence_id: "2026-03-09T18:00:00",
            local_start: "2026-03-09T18:00:00",
          }),
          session(),
        ],
      }),
    );
    const card = within(screen.getByRole("region", { name: "This week" }));
    expect(card.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "3.5 of 9 hours");
    expect(card.getByText("3 hours are over and not noted yet.")).toBeInTheDocument();
    expect(card.getByText("Monday group").closest("li")).toHaveTextContent("Cancelled");
  });

  it("says less than an hour in minutes", async () => {
    await setup(today({ has_sessions: true, hours: weekHours({ planned: 600, not_noted: 50 }) }));
    expect(screen.getByText("50 minutes are over and not noted yet.")).toBeInTheDocument();
  });

  it("draws a day without an entry as empty, never as zero", async () => {
    const user = userEvent.setup();
    await setup(
      today({
        cravings_this_week: 2,
        cravings_passed: 1,
        craving_peaks: [
          { day: "2026-03-08", peak: null, count: 0 },
          { day: "2026-03-09", peak: 7, count: 1 },
          { day: "2026-03-10", peak: 0, count: 1 },
        ],
      }),
    );
    expect(screen.getByText(/Strongest: 7 of 10 on Monday\. 1 of 2 passed\./)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show as a table" }));
    const rows = screen.getAllByRole("row").map((row) => row.textContent);
    expect(rows[1]).toMatch(/Sunday.*nothing logged.*0/s);
    expect(rows[3], "a rated zero is a zero").toMatch(/Tuesday\s*0\s*1/);
  });

  it.each([
    [health({ keyring: false }), /no password store/],
    [health({ agent: false }), /reminder program is not running/],
    [health({ notifications: false }), /shows no notifications/],
    [health({ agenda_readable: false }), /cannot be read/],
  ])("says when reminders cannot come", async (state, words) => {
    await setup(today({ has_sessions: true }), { reminders_health: () => state });
    expect(await screen.findByText(words)).toBeInTheDocument();
  });

  it("says nothing about reminders when none are wanted while locked or nothing is planned", async () => {
    await setup(today({ has_sessions: true }), {
      reminders_health: () => health({ mode: "off", keyring: false, agent: false }),
    });
    expect(screen.queryByText(/Reminders cannot/)).toBeNull();
  });

  it("tells of a full disk for as long as there is little room", async () => {
    const backend = await setup(today());
    const words = /The disk of this laptop is full/;
    expect(screen.queryByText(words)).toBeNull();
    backend.now = { ...backend.now, little_room: true };
    await vault.refresh();
    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByText(/empty the trash/)).toBeInTheDocument();
    backend.now = { ...backend.now, little_room: false };
    await vault.refresh();
    await waitFor(() => expect(screen.queryByText(words)).toBeNull());
  });

  it("tells of wrong tries once, and not again after it was read", async () => {
    vault.greet({
      wrong_tries: 2,
      last_wrong_at: null,
      notices: ["header_altered"],
      inbox: { merged: 0, set_aside: 0, waiting: 0, first: null, last: null },
    });
    await setup(today());
    expect(screen.getByText(/2 wrong tries/)).toBeInTheDocument();
    expect(screen.getByText(/Someone changed the key file/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Understood" }));
    expect(screen.queryByText(/2 wrong tries/)).toBeNull();
  });
});
