import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { installBackend } from "$lib/backend";
import { memoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { differenceText } from "./differences";
import { CalendarImport, type Line, type Preview } from "./import.svelte";
import ImportLines from "./ImportLines.svelte";

const line = (change: Partial<Line> = {}): Line => ({
  series: "a",
  title: "IOP evening",
  change: "new",
  occurrences: 36,
  first: "2026-09-14T18:00:00",
  last: "2026-12-04T18:00:00",
  zone: "America/Chicago",
  all_day: false,
  kind: "group_process",
  kind_guessed: true,
  counts_hours: true,
  differences: [],
  notes: [],
  off_no_date: [],
  past: 0,
  ...change,
});

async function shown(lines: Line[]): Promise<CalendarImport> {
  const preview: Preview = {
    token: "one",
    calendar_name: "",
    lines,
    kinds: ["group_process", "twelve_step", "other"],
    kinds_that_count: ["group_process"],
    skipped: [],
    skipped_total: 0,
    zone: "America/Chicago",
    past_over: 0,
  };
  installBackend(memoryBackend({ sessions_import_preview: () => preview }));
  const flow = new CalendarImport();
  await flow.read(new File([new Uint8Array([66])], "a.ics"));
  render(ImportLines, { preview, flow });
  return flow;
}

beforeEach(() => setLang("en"));

describe("a line of the preview", () => {
  it("shows its guess as one, and takes another kind with what is usual for its hours", async () => {
    const flow = await shown([line()]);
    const group = within(screen.getByRole("group", { name: "IOP evening" }));
    expect(group.getByText("This is a guess from its title.")).toBeVisible();
    expect(group.getByLabelText("Its hours count for my program")).toBeChecked();
    await userEvent.setup().selectOptions(group.getByLabelText("What kind of session is it?"), "twelve_step");
    expect(group.getByLabelText("Its hours count for my program"), "a meeting counts none").not.toBeChecked();
    expect(group.queryByText("This is a guess from its title.")).toBeNull();
    expect(flow.decisions.a).toEqual({ kind: "twelve_step", counts: false });
  });

  it("asks nothing about a note on a day", async () => {
    await shown([line({ all_day: true })]);
    expect(screen.queryByLabelText("What kind of session is it?")).toBeNull();
  });

  it("leaves what the file no longer has, and takes off what it cancels, unless told otherwise", async () => {
    const flow = await shown([
      line({ series: "gone", title: "Talk", change: "missing" }),
      line({ series: "off", title: "Class", change: "cancelled" }),
    ]);
    const box = (name: string) =>
      within(screen.getByRole("group", { name })).getByLabelText("Take it off my list");
    expect(box("Talk")).not.toBeChecked();
    expect(box("Class")).toBeChecked();
    await userEvent.setup().click(box("Talk"));
    expect(flow.off).toEqual({ gone: true, off: true });
  });

  it("can be left out, and asks nothing more then", async () => {
    const flow = await shown([line()]);
    const group = within(screen.getByRole("group", { name: "IOP evening" }));
    await userEvent.setup().click(group.getByLabelText("Add it to my list"));
    expect(flow.take).toEqual({ a: false });
    expect(group.queryByLabelText("What kind of session is it?")).toBeNull();
  });

  it("says what an older file says, and leaves the list as it is", async () => {
    await shown([
      line({ change: "older", differences: [{ kind: "time", before: "18:00:00", after: "16:30:00" }] }),
    ]);
    const group = within(screen.getByRole("group", { name: "IOP evening" }));
    expect(group.getByText(/This file says 4:30.PM, your list 6:00.PM\./)).toBeVisible();
    expect(group.getByLabelText("Take what this file says")).not.toBeChecked();
  });

  it("asks whether one that looks like another is another", async () => {
    await shown([line({ change: "alike" })]);
    expect(screen.getByText("Looks like one on your list")).toBeVisible();
    expect(screen.getByLabelText("It is another one. Add it too")).not.toBeChecked();
    expect(screen.queryByLabelText("What kind of session is it?")).toBeNull();
  });

  it("names the dates that are called off and not there", async () => {
    await shown([line({ off_no_date: ["2026-10-12T18:00:00"] })]);
    expect(
      screen.getByText(/calls off Oct 12, 2026, 6:00.PM, but this session has no such date/),
    ).toBeVisible();
  });

  it("does not draw thousands of lines at once", async () => {
    await shown(
      Array.from({ length: 500 }, (_, index) => line({ series: String(index), title: `S${index}` })),
    );
    expect(screen.getAllByRole("group")).toHaveLength(40);
    await userEvent.setup().click(screen.getByRole("button", { name: "Show all 500" }));
    expect(screen.getAllByRole("group")).toHaveLength(500);
  });
});

describe("what is different", () => {
  const say = (one: Line["differences"][number], all_day = false) =>
    differenceText(one, { zone: "America/Chicago", all_day }).replaceAll("\u202f", " ");

  it("is said with what it was", () => {
    expect(say({ kind: "time", before: "18:00:00", after: "18:30:00" })).toBe(
      "It starts at 6:30 PM now. It was 6:00 PM.",
    );
    expect(say({ kind: "place", before: "", after: "Room 5" })).toBe("It has a place now: Room 5.");
    expect(say({ kind: "length", before: 180, after: 120 })).toBe("It lasts 2 hours now. It was 3 hours.");
  });

  it("names the first dates and counts the rest", () => {
    expect(say({ kind: "removed", count: 9, dates: ["2026-11-11T18:00:00", "2026-11-13T18:00:00"] })).toBe(
      "9 dates are off: Wed, Nov 11, 6:00 PM; Fri, Nov 13, 6:00 PM, and 7 more",
    );
    expect(
      say({
        kind: "moved",
        count: 1,
        dates: [{ before: "2026-11-25T18:00:00", after: "2026-11-24T18:30:00" }],
      }),
    ).toBe("1 date moved: Wed, Nov 25, 6:00 PM to Tue, Nov 24, 6:30 PM");
  });

  it("is said in Spanish too", () => {
    setLang("es");
    expect(say({ kind: "single", count: 2 })).toBe("2 fechas tienen otro título, lugar o duración.");
  });
});
