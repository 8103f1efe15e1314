import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import type { GridBlock, MonthGrid, SessionGlance, WeekGrid } from "$lib/bindings";
import { setLang } from "$lib/i18n";
import Month from "./Month.svelte";
import { returned } from "./place";
import { addDays } from "./weeks";
import Week from "./Week.svelte";

const SERIES = "01930000-0000-7000-8000-000000000001";

function glance(change: Partial<SessionGlance> = {}): SessionGlance {
  return {
    series: SERIES,
    recurrence_id: "2026-11-23T18:00:00",
    start: "2026-11-23T18:00:00",
    end: "2026-11-23T21:00:00",
    program_start: null,
    zone: "America/Chicago",
    kind: "group_prevention",
    title: "",
    place: "Oak Street 12",
    video: false,
    minutes: 180,
    counts_hours: true,
    standing: "planned",
    moved_from: null,
    shift: "none",
    overlaps: false,
    ...change,
  };
}

function block(change: Partial<SessionGlance> = {}, place: Partial<GridBlock> = {}): GridBlock {
  return {
    session: glance(change),
    from: 1080,
    to: 1260,
    lane: 0,
    lanes: 1,
    from_before: false,
    goes_on: false,
    ...place,
  };
}

const HOURS = {
  monday: "2026-11-23",
  credited: 360,
  not_noted: 0,
  planned: 540,
  prescribed: 540,
  split: false,
  sessions: 3,
  attended: 2,
  missed: 0,
};

function weekOf(monday: string, blocks: Record<number, GridBlock[]>): WeekGrid {
  return {
    monday,
    today: "2026-11-25",
    now: 1090,
    zone: "America/Chicago",
    from: 480,
    to: 1260,
    days: [0, 1, 2, 3, 4, 5, 6].map((at) => ({
      day: addDays(monday, at),
      notes: [],
      blocks: blocks[at] ?? [],
    })),
    hours: HOURS,
    truncated: false,
    has_series: true,
  };
}

let backend: MemoryBackend;
let week: WeekGrid;
let month: MonthGrid;
beforeEach(() => {
  setLang("en");
  returned();
  week = weekOf("2026-11-23", {
    0: [block({ standing: "attended" })],
    2: [
      block({
        recurrence_id: "2026-11-25T18:00:00",
        start: "2026-11-25T18:00:00",
        standing: "running",
        title: "Ola",
      }),
    ],
  });
  month = {
    first: "2026-11-01",
    today: "2026-11-25",
    zone: "America/Chicago",
    weeks: [
      {
        days: week.days.map(({ day, blocks }) => ({
          day,
          inside: true,
          sessions: blocks.map((one) => one.session),
        })),
        hours: HOURS,
      },
    ],
    truncated: false,
    has_series: true,
  };
  backend = memoryBackend({
    sessions_week: ({ day }) =>
      day === null
        ? week
        : weekOf(day, {
            4: [block({ recurrence_id: `${addDays(day, 4)}T18:00:00`, title: "Friday one" })],
          }),
    sessions_month: () => month,
  });
  installBackend(backend);
});

describe("the week", () => {
  it("is seven days with a heading each, the hours, and every state in words", async () => {
    week.days[3]?.blocks.push(
      block({ recurrence_id: "a", standing: "cancelled", moved_from: "2026-11-24T17:00:00" }),
      block({
        recurrence_id: "b",
        standing: "missed",
        shift: "gap",
        program_start: "2026-11-26T19:00:00",
        overlaps: true,
      }),
    );
    week.days[4]?.notes.push(
      glance({ recurrence_id: "n", minutes: 0, standing: "note", title: "No group today" }),
    );
    render(Week);
    expect(await screen.findByRole("group", { name: "Monday Nov 23" })).toBeVisible();
    expect(screen.getAllByRole("group")).toHaveLength(7);
    expect(screen.getAllByRole("heading", { level: 3 })).toHaveLength(7);
    expect(screen.getByRole("progressbar", { name: "Hours of this week" })).toHaveAttribute(
      "aria-valuetext",
      "6 of 9 hours",
    );
    const thursday = screen.getByRole("group", { name: /Thursday/ });
    const [off, missed] = within(thursday).getAllByRole("link");
    expect(off).toHaveTextContent(/Cancelled.*Moved from Tue, Nov 24, 5:00\sPM/);
    expect(missed).toHaveTextContent(
      /Missed.*7:00\sPM Chicago time.*Clocks change.*At the same time as another/,
    );
    expect(within(screen.getByRole("group", { name: /Friday/ })).getByRole("link")).toHaveTextContent(
      "All day No group today",
    );
    expect(
      within(screen.getByRole("group", { name: /Tuesday/ })).getByText("Nothing is planned."),
    ).toBeInTheDocument();
  });

  it("shows markup in a title as the characters it is", async () => {
    week.days[0]?.blocks.push(block({ recurrence_id: "x", title: "<img src=x onerror=alert(1)>" }));
    render(Week);
    expect(await screen.findByText("<img src=x onerror=alert(1)>")).toBeInTheDocument();
    expect(document.querySelector("img")).toBeNull();
  });

  it("takes one stop of the Tab key, and the arrows walk from there", async () => {
    const user = userEvent.setup();
    render(Week);
    const now = await screen.findByRole("link", { name: /Ola/ });
    const before = screen.getByRole("link", { name: /There/ });
    expect(now, "Tab leads to what is nearest to now").toHaveAttribute("tabindex", "0");
    expect(before).toHaveAttribute("tabindex", "-1");
    now.focus();
    await user.keyboard("{ArrowLeft}");
    expect(before).toHaveFocus();
    await waitFor(() => expect(before, "the stop goes along").toHaveAttribute("tabindex", "0"));
    await user.keyboard("{End}");
    expect(now).toHaveFocus();
    expect(now).toHaveAttribute("href", `#/sessions/on/${SERIES}/2026-11-25T18:00:00`);
  });

  it("turns with Page Down, and Ctrl and J is today again", async () => {
    const user = userEvent.setup();
    render(Week);
    (await screen.findByRole("link", { name: /Ola/ })).focus();
    await user.keyboard("{PageDown}");
    await waitFor(() => expect(screen.getByRole("link", { name: /Friday one/ })).toHaveFocus());
    expect(backend.inputs("sessions_week").at(-1)).toEqual({ day: "2026-11-30" });
    await user.keyboard("{Control>}j{/Control}");
    await waitFor(() => expect(screen.getByRole("link", { name: /Ola/ })).toHaveFocus());
  });

  it("asks Rust again as the minutes pass, and never the clock", async () => {
    vi.useFakeTimers();
    try {
      render(Week);
      await vi.advanceTimersByTimeAsync(0);
      const asked = backend.inputs("sessions_week").length;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(backend.inputs("sessions_week").length).toBe(asked + 1);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    ["sessions_week", Week],
    ["sessions_month", Month],
  ] as const)(
    "%s is asked again when a session, its attendance or the program changed",
    async (name, Sheet) => {
      render(Sheet);
      await waitFor(() => expect(backend.inputs(name)).toHaveLength(1));
      backend.announce("sessions", "reminders");
      expect(backend.inputs(name)).toHaveLength(2);
      backend.announce("program");
      expect(backend.inputs(name)).toHaveLength(3);
      backend.announce("cravings");
      expect(backend.inputs(name), "nothing of it is on the sheet").toHaveLength(3);
    },
  );

  it("offers the first step when there is nothing at all", async () => {
    week = { ...weekOf("2026-11-23", {}), has_series: false };
    render(Week);
    expect(await screen.findByRole("link", { name: "Import a calendar file" })).toBeVisible();
    expect(screen.queryByRole("group")).toBeNull();
  });

  it("comes back to the week a session was opened from, once", async () => {
    const user = userEvent.setup();
    const first = render(Week);
    (await screen.findByRole("link", { name: /Ola/ })).focus();
    await user.keyboard("{PageDown}");
    await user.click(await screen.findByRole("link", { name: /Friday one/ }));
    first.unmount();
    const second = render(Week);
    expect(await screen.findByRole("link", { name: /Friday one/ })).toBeVisible();
    second.unmount();
    render(Week);
    expect(await screen.findByRole("link", { name: /Ola/ })).toBeVisible();
  });
});

describe("the month", () => {
  it("is a table with a heading for each day and the hours of each week", async () => {
    render(Month);
    const table = await screen.findByRole("table", { name: "November 2026" });
    expect(within(table).getAllByRole("columnheader")).toHaveLength(8);
    expect(within(table).getByRole("cell", { name: "6 of 9 hours" })).toBeInTheDocument();
    expect(within(table).getByRole("link", { name: /Ola.*Going on now/ })).toBeVisible();
  });

  it("turns to the month after and the month before", async () => {
    const user = userEvent.setup();
    render(Month);
    await user.click(await screen.findByRole("button", { name: "The month after" }));
    await waitFor(() => expect(backend.inputs("sessions_month").at(-1)).toEqual({ day: "2026-12-02" }));
    await user.click(screen.getByRole("button", { name: "The month before" }));
    await waitFor(() => expect(backend.inputs("sessions_month").at(-1)).toEqual({ day: "2026-10-31" }));
  });
});
