import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import EditSession from "./EditSession.svelte";
import { fileSeries, session, typedSeries, type SeriesItem } from "./fixture";
import Sessions from "./Sessions.svelte";
import type { Session } from "./weeks";

let backend: MemoryBackend;
let items: Session[];
let series: SeriesItem[];
beforeEach(() => {
  setLang("en");
  toasts.clear();
  items = [session()];
  series = [typedSeries()];
  backend = memoryBackend({
    sessions_list: () => ({ today: "2026-11-23", zone: "America/Chicago", items, truncated: false }),
    sessions_series: () => ({ items: series }),
    sessions_preview: () => ({
      sessions: 2,
      minutes: 360,
      first: "2026-11-23T18:00:00",
      last: "2026-11-25T18:00:00",
      fullest_week: 360,
      overlaps: { items: [], total: 0 },
    }),
    sessions_save: () => typedSeries().series,
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
    vocabulary_get: () => ({
      triggers: [],
      quick_triggers: [],
      emotions: [],
      substances: [],
      places: [],
      company: [],
      body: [],
      skills: [],
      missed_reasons: [],
      skip_reasons: [],
      side_effects: [],
      session_kinds: ["group_early", "group_prevention", "other"],
    }),
  });
  installBackend(backend);
});

const row = (name: RegExp) => screen.findByRole("link", { name });

describe("the list", () => {
  it("offers the two first steps when there is nothing", async () => {
    items = [];
    series = [];
    render(Sessions);
    expect(await screen.findByRole("link", { name: "Import a calendar file" })).toHaveAttribute(
      "href",
      "#/sessions/import",
    );
    expect(screen.getByRole("link", { name: "Add a session" })).toHaveAttribute("href", "#/sessions/new");
  });

  it("says when and what, what is off, and where clocks change", async () => {
    items = [
      session(),
      session({
        recurrence_id: "2",
        local_start: "2026-11-25T17:00:00",
        local_end: "2026-11-25T21:00:00",
        cancelled: true,
      }),
      session({
        recurrence_id: "3",
        local_start: "2026-11-30T02:30:00",
        local_end: "2026-11-30T03:30:00",
        shift: "gap",
      }),
    ];
    render(Sessions);
    expect(await row(/6:00\sPM.*Group: relapse prevention.*with Ana R\..*Oak Street 12, 2/s)).toBeVisible();
    expect(screen.getByRole("region", { name: "This week" })).toBeVisible();
    const next = screen.getByRole("region", { name: "Next week" });
    expect(within(next).getByText("Clocks change")).toBeVisible();
    expect(screen.getAllByText("Cancelled")).toHaveLength(1);
  });

  it("shows markup in a title as the characters it is", async () => {
    items = [session({ title: "<img src=x onerror=alert(1)>" })];
    render(Sessions);
    expect(await screen.findByText("<img src=x onerror=alert(1)>")).toBeVisible();
    expect(document.querySelector("img")).toBeNull();
  });

  it("leads to the session's own page, and says what was noted", async () => {
    items = [
      session({
        attendance: {
          status: "missed",
          reason: null,
          minutes_credited: 0,
          made_up: true,
          makeup_for: null,
          has_notes: false,
          on_my_way: false,
          kept: false,
        },
      }),
    ];
    render(Sessions);
    const link = await row(/Group: relapse prevention.*Made up for/s);
    expect(link).toHaveAttribute(
      "href",
      "#/sessions/on/01930000-0000-7000-8000-000000000001/2026-11-23T18:00:00",
    );
  });
});

describe("typing one in", () => {
  it("saves a handout and throws the draft away", async () => {
    const user = userEvent.setup();
    render(EditSession, { params: {} });
    await user.click(await screen.findByRole("checkbox", { name: "Monday" }));
    await user.click(screen.getByRole("checkbox", { name: "Wednesday" }));
    await user.type(screen.getByLabelText("Start time"), "18:00");
    await user.selectOptions(screen.getByLabelText("Length"), "3 hours");
    await user.type(screen.getByLabelText("Weeks"), "12");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.inputs("sessions_save")).toHaveLength(1));
    expect(backend.inputs("sessions_save")[0]).toMatchObject({
      id: null,
      session: { weekdays: ["Mon", "Wed"], start: "18:00:00", minutes: 180, weeks: 12, from: "2026-11-23" },
    });
    await waitFor(() => expect(backend.inputs("drafts_discard")).toEqual([{ key: "sessions.new" }]));
  });

  it("says that what was typed lies in the past, and where it is", async () => {
    const user = userEvent.setup();
    render(EditSession, { params: {} });
    await user.selectOptions(await screen.findByLabelText("How often is it?"), "Only once");
    await user.type(screen.getByLabelText("Start time"), "18:00");
    await fireEvent.input(screen.getByLabelText("Day"), { target: { value: "2026-11-20" } });
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(toasts.list).toHaveLength(1));
    expect(toasts.list[0]?.text).toMatch(/lies in the past/);
  });

  it("goes by the last of each month, and says beforehand what short months do", async () => {
    const user = userEvent.setup();
    render(EditSession, { params: {} });
    await user.selectOptions(await screen.findByLabelText("How often is it?"), "Every month, on a date");
    const month = screen.getByLabelText("Day of the month");
    expect(month, "the day of the first day, to be changed").toHaveValue("23");
    await user.clear(month);
    await user.type(month, "31");
    expect(
      screen.getByText("In a month without a 31, it is on the last day of that month."),
    ).toBeInTheDocument();
    await user.type(screen.getByLabelText("Start time"), "6 pm");
    await user.clear(screen.getByLabelText("End time"));
    await user.type(screen.getByLabelText("End time"), "9p");
    expect(screen.getByLabelText("Length")).toHaveDisplayValue("3 hours");
    await user.selectOptions(screen.getByLabelText("How long does it go on?"), "A number of times");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByLabelText("How many times")).toHaveFocus();
    expect(screen.getByLabelText("How many times")).toHaveAccessibleDescription(/1 to 731/);
    await user.type(screen.getByLabelText("How many times"), "3");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.inputs("sessions_save")).toHaveLength(1));
    expect(backend.inputs("sessions_save")[0]?.session).toMatchObject({
      rhythm: { kind: "month_day", day: 31 },
      every: 1,
      weekdays: [],
      times: 3,
      weeks: null,
      until: null,
      start: "18:00:00",
      minutes: 180,
    });
  });

  it("is held back while a time is open, at the field and in words", async () => {
    const user = userEvent.setup();
    render(EditSession, { params: {} });
    await user.click(await screen.findByRole("checkbox", { name: "Monday" }));
    await user.type(screen.getByLabelText("Weeks"), "12");
    await user.type(screen.getByLabelText("Start time"), "6:00{Control>}{Enter}{/Control}");
    expect(backend.inputs("sessions_save")).toEqual([]);
    expect(screen.getByLabelText("Start time")).toHaveFocus();
    expect(screen.getByLabelText("Start time")).toHaveAccessibleDescription(
      /^Choose 6:00\sAM or 6:00\sPM\.$/,
    );
  });

  it("opens what is folded where something in it is wrong", async () => {
    const user = userEvent.setup();
    render(EditSession, { params: {} });
    await user.click(await screen.findByRole("checkbox", { name: "Monday" }));
    await user.type(screen.getByLabelText("Weeks"), "12");
    await user.type(screen.getByLabelText("Start time"), "6pm");
    const folded = screen.getByText("Place and people").closest("details");
    expect(folded).not.toHaveAttribute("open");
    await fireEvent.input(screen.getByLabelText("Minutes to get there"), { target: { value: "900" } });
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(folded).toHaveAttribute("open"));
    expect(screen.getByLabelText("Minutes to get there")).toHaveFocus();
  });

  it("says how far away the last day may be", async () => {
    const user = userEvent.setup();
    backend.answer({
      sessions_save: () => {
        throw new BackendError("number_out_of_range", "until");
      },
    });
    render(EditSession, { params: { id: typedSeries().series.id } });
    await user.click(await screen.findByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(screen.getByLabelText("Last day")).toHaveAccessibleDescription(/at most two years after/),
    );
  });

  it("sends nothing while something is missing, says what, and goes there", async () => {
    const user = userEvent.setup();
    render(EditSession, { params: {} });
    await user.click(await screen.findByRole("button", { name: "Save" }));
    expect(await screen.findByText("Pick at least one day.")).toBeVisible();
    expect(screen.getByText("Enter the start time.")).toBeVisible();
    expect(backend.inputs("sessions_save")).toEqual([]);
    expect(screen.getByRole("checkbox", { name: "Monday" })).toHaveFocus();
  });

  it("opens a typed series as it was", async () => {
    render(EditSession, { params: { id: typedSeries().series.id } });
    expect(await screen.findByLabelText("Start time")).toHaveValue("6:00 PM");
    expect(screen.getByRole("checkbox", { name: "Wednesday" })).toBeChecked();
  });

  it("lets a file's days and times stand, and takes what the file does not say", async () => {
    const user = userEvent.setup();
    series = [fileSeries()];
    const { id, details } = fileSeries().series;
    render(EditSession, { params: { id } });
    const travel = await screen.findByLabelText("Minutes to get there");
    expect(screen.queryByLabelText("Start time"), "there is no time to type over").toBeNull();
    await user.clear(travel);
    await user.type(travel, "never");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(backend.inputs("sessions_save"), "no minutes, nothing sent").toEqual([]);
    await user.clear(travel);
    await user.type(travel, "40");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.inputs("sessions_save")).toHaveLength(1));
    expect(backend.inputs("sessions_save")[0]).toMatchObject({
      id,
      session: {
        start: details.start.slice(11),
        minutes: details.minutes,
        place: { ...details.place, travel_minutes: 40 },
      },
    });
  });
});
