import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { base64, CalendarImport, countsOf, LARGEST, pastOf, type Line, type Preview } from "./import.svelte";

const line = (change: Partial<Line> = {}): Line => ({
  series: "a",
  title: "Group",
  change: "new",
  occurrences: 35,
  first: "2026-09-14T18:00:00",
  last: "2026-12-04T18:00:00",
  zone: "America/Chicago",
  all_day: false,
  kind: "group_prevention",
  kind_guessed: true,
  counts_hours: true,
  differences: [],
  notes: [],
  off_no_date: [],
  past: 0,
  ...change,
});
const preview = (lines: Line[] = [line()]): Preview => ({
  token: "one",
  calendar_name: "IOP",
  lines,
  kinds: ["group_prevention", "individual", "twelve_step", "other"],
  kinds_that_count: ["group_prevention", "individual"],
  skipped: [],
  skipped_total: 0,
  zone: "America/Chicago",
  past_over: 0,
});
const file = (bytes: Uint8Array<ArrayBuffer> = new Uint8Array([66, 69])) => new File([bytes], "program.ics");

let backend: MemoryBackend;
let flow: CalendarImport;
beforeEach(() => {
  backend = memoryBackend({
    sessions_import_preview: () => preview(),
    sessions_import_apply: () => ({ added: 1, changed: 0, unchanged: 0, removed: 0 }),
  });
  installBackend(backend);
  flow = new CalendarImport();
});

describe("reading a calendar file", () => {
  it("hands every byte over as it is, also those that are no text", async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    await flow.read(file(bytes));
    const sent = backend.inputs("sessions_import_preview")[0]?.base64 ?? "";
    expect(Uint8Array.from(atob(sent), (c) => c.charCodeAt(0))).toEqual(bytes);
    expect(flow.step.kind).toBe("preview");
  });

  it("does not even read a file over 2 MB", async () => {
    await flow.read(file(new Uint8Array(LARGEST + 1)));
    expect(backend.calls).toEqual([]);
    expect(flow.step).toMatchObject({ kind: "choose", problem: { code: "calendar_too_large" } });
  });

  it("says what Rust says about a file that is none, and lets the person choose again", async () => {
    backend.answer({
      sessions_import_preview: () => {
        throw new BackendError("not_a_calendar");
      },
    });
    await flow.read(file());
    expect(flow.step).toMatchObject({ kind: "choose", problem: { code: "not_a_calendar" } });
  });

  it("shows the file chosen last, whichever answer comes last", async () => {
    let slow: (value: Preview) => void = () => undefined;
    backend.answer({ sessions_import_preview: () => new Promise<Preview>((resolve) => (slow = resolve)) });
    const first = flow.read(file());
    await Promise.resolve();
    backend.answer({ sessions_import_preview: () => ({ ...preview(), calendar_name: "second" }) });
    await flow.read(file());
    slow(preview());
    await first;
    expect(flow.step).toMatchObject({ kind: "preview", preview: { calendar_name: "second" } });
  });
});

describe("saying yes", () => {
  it("names the preview that was looked at", async () => {
    await flow.read(file());
    expect(await flow.apply()).toMatchObject({ added: 1 });
    expect(backend.inputs("sessions_import_apply")).toEqual([
      {
        token: "one",
        choices: [{ series: "a", kind: "group_prevention", counts_hours: true }],
        remove: [],
        take: ["a"],
        past: false,
      },
    ]);
  });

  it("carries what the person decided: a kind, its hours, and what comes off the list", async () => {
    const lines = [
      line(),
      line({ series: "day", all_day: true }),
      line({ series: "off", change: "cancelled" }),
      line({ series: "gone", change: "missing" }),
      line({ series: "kept", change: "missing" }),
    ];
    backend.answer({ sessions_import_preview: () => preview(lines) });
    await flow.read(file());
    flow.choose("a", "twelve_step");
    flow.off.gone = true;
    await flow.apply();
    expect(
      backend.inputs("sessions_import_apply")[0],
      "a meeting counts no hours unless they say so",
    ).toEqual({
      token: "one",
      choices: [{ series: "a", kind: "twelve_step", counts_hours: false }],
      remove: ["off", "gone"],
      take: ["a", "day"],
      past: false,
    });
  });

  it("takes only what is ticked: not what looks older or like another one, unless the person says so", async () => {
    const lines = [
      line(),
      line({ series: "moved", change: "changed" }),
      line({ series: "old", change: "older" }),
      line({ series: "twin", change: "alike" }),
      line({ series: "off", change: "cancelled", notes: ["cancelled", "looks_older"] }),
    ];
    backend.answer({ sessions_import_preview: () => preview(lines) });
    await flow.read(file());
    expect(flow.take).toEqual({ a: true, moved: true, old: false, twin: false });
    expect(flow.off, "an older file takes nothing off by itself").toEqual({ off: false });
    flow.take.a = false;
    flow.take.old = true;
    flow.past = true;
    await flow.apply();
    expect(backend.inputs("sessions_import_apply")[0]).toEqual({
      token: "one",
      choices: [],
      remove: [],
      take: ["moved", "old"],
      past: true,
    });
  });

  it("twice at once is once", async () => {
    await flow.read(file());
    await Promise.all([flow.apply(), flow.apply()]);
    expect(backend.inputs("sessions_import_apply")).toHaveLength(1);
  });

  it("stays on the preview when the disk is full, and goes back to choosing when the preview is gone", async () => {
    await flow.read(file());
    const refuse = (code: "disk_full" | "preview_gone") =>
      backend.answer({
        sessions_import_apply: () => {
          throw new BackendError(code);
        },
      });
    refuse("disk_full");
    expect(await flow.apply()).toBeUndefined();
    expect(flow.step).toMatchObject({ kind: "preview", busy: false, problem: { code: "disk_full" } });
    refuse("preview_gone");
    await flow.apply();
    expect(flow.step).toMatchObject({ kind: "choose", problem: { code: "preview_gone" } });
  });
});

it("counts sessions to add and what would change anything", () => {
  const lines = [
    line({ past: 4 }),
    line({ series: "day", all_day: true, occurrences: 1 }),
    line({ series: "same", change: "unchanged" }),
    line({ series: "twin", change: "alike", past: 2 }),
  ];
  const shown = { ...preview(lines), past_over: 3 };
  const take = { a: true, day: true, twin: false };
  expect(countsOf(shown, { off: {}, take, past: false }), "a note on a day is not a session").toEqual({
    added: 35,
    moving: 2,
    only: true,
  });
  expect(pastOf(shown, take), "of what is ticked, and of what is over").toBe(7);
  expect(countsOf(shown, { off: {}, take, past: true })).toEqual({ added: 42, moving: 3, only: true });
  expect(
    countsOf(shown, { off: { x: true, y: false }, take, past: false }),
    "what comes off is a change too",
  ).toMatchObject({ moving: 3, only: false });
  expect(countsOf(shown, { off: {}, take: { a: false }, past: false }).moving, "nothing ticked").toBe(0);
  expect(base64(new Uint8Array([255, 0]))).toBe("/wA=");
});
