import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import type { OccurrenceView } from "$lib/bindings";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import { keyOf, pageOf } from "$vocabulary/session";
import { occurrence, session, typedSeries } from "../fixture";
import { draftOf } from "./key";
import LaterPage from "./LaterPage.svelte";
import { notesOf, toEntry } from "./notes";
import OccurrencePage from "./OccurrencePage.svelte";

const KEY = keyOf(session());
const params = { series: KEY.series, recurrence: KEY.recurrence_id };
const VIDEO = "https://video.example/j/77";

let backend: MemoryBackend;
let view: OccurrenceView;
beforeEach(() => {
  setLang("en");
  toasts.clear();
  view = occurrence();
  backend = memoryBackend({
    journal_linked: () => ({ items: [] }),
    sessions_occurrence_get: () => view,
    sessions_attendance_set: () => ({ undo: "u-1" }),
    sessions_occurrence_save: () => ({ undo: "u-2" }),
    sessions_occurrence_change: () => ({ undo: "u-3", overlaps: { items: [], total: 0 } }),
    sessions_on_my_way: () => ({ undo: "u-4" }),
    sessions_undo: () => ({}),
    sessions_link_open: () => ({}),
    sessions_delete: () => ({}),
    sessions_undelete: () => ({}),
    sessions_later: () => ({
      before: typedSeries().series,
      after: typedSeries().series,
      undo: "u-5",
      overlaps: { items: [], total: 0 },
    }),
    sessions_list: () => ({ today: "2026-11-23", zone: "America/Chicago", items: [], truncated: false }),
    sessions_preview: () => {
      throw new BackendError("bad_input");
    },
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
      missed_reasons: ["missed.sick", "missed.transport"],
      skip_reasons: [],
      side_effects: [],
      session_kinds: ["group_prevention"],
    }),
  });
  installBackend(backend);
});

const open = async () => {
  render(OccurrencePage, { params });
  await screen.findByRole("heading", { name: "Group: relapse prevention" });
};

describe("names", () => {
  it("fit an address and a draft", () => {
    expect(pageOf(KEY)).toBe("/sessions/on/01930000-0000-7000-8000-000000000001/2026-11-23T18:00:00");
    expect(draftOf("on", KEY), "Rust takes small letters, digits, - and . only").toMatch(
      /^[a-z0-9.-]{1,100}$/,
    );
  });
});

describe("two lines that say the same", () => {
  it("are both shown, of what to bring and of what to ask", async () => {
    view = occurrence({
      occurrence: session({ bring: ["Workbook", "Workbook"] }),
      questions_before: ["How long?", "How long?"],
    });
    await open();
    expect(await screen.findAllByText("Workbook")).toHaveLength(2);
    expect(screen.getAllByText("How long?")).toHaveLength(2);
    await userEvent.click(screen.getByLabelText("I was there"));
    expect(backend.inputs("sessions_attendance_set")).toHaveLength(1);
  });
});

describe("whether one was there", () => {
  it("is one tap, kept at once, and can be taken back", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByLabelText("I was there"));
    expect(backend.inputs("sessions_attendance_set")).toEqual([
      { key: KEY, status: "attended", reason: null },
    ]);
    await waitFor(() => expect(toasts.list).toHaveLength(1));
    await toasts.list[0]?.undo?.();
    expect(backend.inputs("sessions_undo")).toEqual([{ undo: "u-1" }]);
  });

  it("asks why only after a missed one, and takes own words", async () => {
    const user = userEvent.setup();
    await open();
    expect(screen.queryByText("What kept you from going?")).toBeNull();
    view = occurrence({ entry: { ...view.entry, status: "missed" } });
    backend.announce("sessions");
    await screen.findByText("What kept you from going?");
    await user.click(screen.getByLabelText("I was sick"));
    expect(backend.inputs("sessions_attendance_set")).toEqual([
      { key: KEY, status: "missed", reason: { id: "missed.sick" } },
    ]);
  });

  it("offers no attendance for what is still to come, but a miss one knows of", async () => {
    view = occurrence({ time: "ahead" });
    await open();
    expect(screen.queryByLabelText("I was there")).toBeNull();
    expect(screen.getByLabelText("I will miss it, and it is excused")).toBeInTheDocument();
  });

  it("says what the program says about coming late", async () => {
    view = occurrence({
      entry: { ...view.entry, status: "late" },
      policy: { ...view.policy, late_counts_as_missed: 15 },
    });
    await open();
    expect(screen.getByText(/counts 15 minutes late as missed/)).toBeInTheDocument();
  });
});

describe("notes", () => {
  it("ask to leave out other people's names in a group, and only there", async () => {
    await open();
    expect(screen.getByText(/leave out names of other people/)).toBeInTheDocument();
  });

  it("are saved with what the form does not show, on top of the newest", async () => {
    const user = userEvent.setup();
    view = occurrence({ noted_at: "2026-11-24T04:00:00Z", entry: { ...view.entry, status: "attended" } });
    await open();
    await user.type(screen.getByLabelText("One thing to keep"), "It passes.");
    await user.type(screen.getByLabelText("Homework for next time"), "page 4{Enter}{Enter}call Rosa");
    await user.click(screen.getByRole("button", { name: "Save my notes" }));
    await waitFor(() => expect(backend.inputs("sessions_occurrence_save")).toHaveLength(1));
    const [sent] = backend.inputs("sessions_occurrence_save");
    expect(sent?.based_on).toBe("2026-11-24T04:00:00Z");
    expect(sent?.entry).toMatchObject({
      status: "attended",
      takeaway: "It passes.",
      homework_out: ["page 4", "call Rosa"],
    });
    expect(backend.inputs("drafts_discard")).toEqual([{ key: draftOf("on", KEY) }]);
  });

  it("put homework from last time where it is due", () => {
    const fields = notesOf(occurrence({ homework_before: ["page 3"] }));
    expect(fields.due).toEqual([{ text: "page 3", done: false }]);
    expect(
      toEntry({ ...fields, credited: "ninety" }, view.entry, []),
      "minutes are a number",
    ).toBeUndefined();
    const other = session({ recurrence_id: "2026-11-18T18:00:00" });
    const makeup = `${other.series} ${other.recurrence_id}`;
    expect(toEntry({ ...fields, makeup }, view.entry, [other])?.makeup_for).toEqual(keyOf(other));
  });
});

describe("the video link", () => {
  it("is shown before it is opened", async () => {
    const user = userEvent.setup();
    view = occurrence({ video_address: VIDEO });
    await open();
    expect(
      document.querySelector("a[href^='https:']"),
      "no link leads out of the window by itself",
    ).toBeNull();
    await user.click(screen.getByRole("button", { name: "Video link" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText(VIDEO)).toBeVisible();
    expect(backend.inputs("sessions_link_open")).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Open in the browser" }));
    expect(backend.inputs("sessions_link_open")).toEqual([KEY]);
  });
});

describe("near its start", () => {
  beforeEach(() => {
    view = occurrence({
      time: "near",
      policy: {
        most_misses: 6,
        notice_hours: 48,
        late_counts_as_missed: 15,
        call_whom: "Front desk",
        phone: "555-0199",
        note: "",
      },
    });
  });

  it("one can say that one is on the way", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: "I am on my way" }));
    expect(backend.inputs("sessions_on_my_way")).toEqual([KEY]);
  });

  it("shows whom to call, the number, and what the program says", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: "Call to say I\u2019m late" }));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("555-0199")).toBeVisible();
    expect(dialog.getByText("Front desk")).toBeVisible();
    expect(dialog.getByText("15 minutes late counts as missed.")).toBeVisible();
    expect(dialog.getByText("The session\u2019s own number: 555-0100")).toBeVisible();
  });
});

describe("changes", () => {
  it("move and shorten one day, and say what is at the same time", async () => {
    const user = userEvent.setup();
    backend.answer({
      sessions_occurrence_change: () => ({
        undo: "u-3",
        overlaps: { items: [session({ title: "Dentist" })], total: 1 },
      }),
    });
    await open();
    await user.click(screen.getByRole("button", { name: "Move or shorten" }));
    const dialog = within(await screen.findByRole("dialog"));
    const minutes = dialog.getByLabelText("Length in minutes");
    await user.clear(minutes);
    await user.type(minutes, "90");
    await user.click(dialog.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(toasts.list[0]?.text).toContain("Dentist"));
    expect(backend.inputs("sessions_occurrence_change")).toEqual([
      { key: KEY, change: { cancelled: false, start: null, minutes: 90, place: null } },
    ]);
  });

  it("call one off and bring it back", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: "It is cancelled" }));
    expect(backend.inputs("sessions_occurrence_change")[0]?.change.cancelled).toBe(true);
    view = occurrence({
      occurrence: session({ cancelled: true }),
      change: { ...view.change, cancelled: true },
    });
    backend.announce("sessions");
    await user.click(await screen.findByRole("button", { name: "Take my change back" }));
    expect(backend.inputs("sessions_occurrence_change")[1]?.change).toEqual({
      cancelled: false,
      start: null,
      minutes: null,
      place: null,
    });
  });

  it("delete the series at once and take it back", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: "Delete the whole series" }));
    expect(backend.inputs("sessions_delete")).toEqual([{ id: KEY.series }]);
    await waitFor(() => expect(toasts.list).toHaveLength(1));
    await toasts.list[0]?.undo?.();
    expect(backend.inputs("sessions_undelete")).toEqual([{ id: KEY.series }]);
  });

  it("offer nothing but the note on a session that is off the schedule", async () => {
    view = occurrence({
      later: null,
      occurrence: session({
        attendance: {
          status: "attended",
          reason: null,
          minutes_credited: 180,
          made_up: false,
          makeup_for: null,
          has_notes: false,
          on_my_way: false,
          kept: true,
        },
      }),
    });
    await open();
    expect(screen.getByText(/not on your schedule any more/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Move or shorten" })).toBeNull();
  });

  it("from here on are the same form, filled in", async () => {
    const user = userEvent.setup();
    render(LaterPage, { params });
    expect(await screen.findByLabelText("Start time")).toHaveValue("6:00 PM");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.inputs("sessions_later")).toHaveLength(1));
    expect(backend.inputs("sessions_later")[0]).toMatchObject({
      key: KEY,
      session: { weekdays: ["Mon", "Wed"], start: "18:00:00", minutes: 180 },
    });
    expect(backend.inputs("sessions_save"), "the series as it was is not written over").toEqual([]);
  });

  it("from here on say which day is too early", async () => {
    const user = userEvent.setup();
    backend.answer({
      sessions_later: () => {
        throw new BackendError("end_before_start", "from");
      },
    });
    render(LaterPage, { params });
    await user.click(await screen.findByRole("button", { name: "Save" }));
    await waitFor(() =>
      expect(screen.getByLabelText("First day")).toHaveAccessibleDescription(
        "Choose Nov 23, 2026 or a later day.",
      ),
    );
  });
});
