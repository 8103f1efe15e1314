import { describe, expect, it } from "vitest";
import type { DoseShape, ScheduleEntry } from "$lib/bindings";
import {
  changedFrom,
  emptyPart,
  emptySchedule,
  isSchedule,
  nextPart,
  scheduleFields,
  scheduleOf,
  SHAPES,
  type PartFields,
  type ScheduleFields,
} from "./schedule";

const TODAY = "2026-10-05";
const ZONE = "America/Chicago";

const with_ = (part: Partial<PartFields>): ScheduleFields => {
  const fresh = emptySchedule(TODAY, ZONE);
  return { ...fresh, parts: fresh.parts.map((one) => ({ ...one, ...part })) };
};

const entry = (shape: DoseShape): ScheduleEntry => ({
  parts: [{ from: "2026-09-01", until: null, shape, label: "as printed" }],
  clock: { kind: "home", zone: "America/Denver" },
  late_after_min: 120,
});

const every: DoseShape[] = [
  { kind: "daily", times: ["08:00:00", "20:00:00"] },
  { kind: "weekly", weekdays: ["Mon", "Thu"], times: ["09:30:00"] },
  { kind: "every_days", every: 2, times: ["09:00:00"] },
  { kind: "every_weeks", every: 3, times: ["09:00:00"] },
  { kind: "every_months", every: 1, day: 31, times: ["09:00:00"] },
  { kind: "after_hours", hours: 8, first: "2026-09-01T06:00:00" },
  { kind: "after_given", every: 4, span: "weeks", first: "2026-09-01", at: "10:00:00" },
  { kind: "as_needed", limit: "No more than 4 a day" },
  { kind: "as_label", text: "Rinse at night" },
];

describe("a schedule as it is typed", () => {
  it("knows every shape there is", () => {
    expect([...SHAPES].sort()).toEqual(every.map(({ kind }) => kind).sort());
  });

  it.each(every)("loses nothing of $kind on the way into the form and back", (shape) => {
    const was = entry(shape);
    expect(scheduleOf(scheduleFields(was, ZONE)).entry).toEqual(was);
  });

  it("puts times in order and takes one that was typed twice once", () => {
    const made = scheduleOf(with_({ times: ["20:00", "", "08:00", "20:00"] }));
    expect(made.entry?.parts[0]?.shape).toEqual({ kind: "daily", times: ["08:00:00", "20:00:00"] });
  });

  it.each<[Partial<PartFields>, string[]]>([
    [{ kind: "daily" }, ["times"]],
    [{ kind: "weekly" }, ["weekdays", "times"]],
    [{ kind: "every_days", every: "1", times: ["08:00"] }, ["every"]],
    [{ kind: "every_months", every: "13", monthDay: "32", times: ["08:00"] }, ["day", "every"]],
    [{ kind: "after_hours", hours: "73", first: "", at: "" }, ["hours", "first", "at"]],
    [{ kind: "after_given", every: "53", span: "weeks", at: "10:00" }, ["every"]],
    [{ kind: "daily", times: ["08:00"], from: "" }, ["from"]],
  ])("says where something is missing: %o", (part, names) => {
    const made = scheduleOf(with_(part));
    expect(made.entry).toBeUndefined();
    expect(Object.keys(made.gaps ?? {}).sort()).toEqual(names.map((name) => `parts.0.${name}`).sort());
  });

  it("ends a part of a taper the day before the next one begins, unless it was said", () => {
    const fields = with_({ times: ["08:00"] });
    const [first = emptyPart(TODAY)] = fields.parts;
    const second = { ...nextPart(first, TODAY), from: "2026-10-12", until: "2026-10-18" };
    const third = nextPart(second, TODAY);
    const made = scheduleOf({ ...fields, parts: [first, second, third] });
    expect(made.entry?.parts.map(({ from, until }) => [from, until])).toEqual([
      ["2026-10-05", "2026-10-11"],
      ["2026-10-12", "2026-10-18"],
      ["2026-10-19", null],
    ]);
  });

  it("begins a change with the parts that still go on, and with the last one where all are over", () => {
    const fields = with_({ times: ["08:00"], until: "2026-10-01" });
    const [first = emptyPart(TODAY)] = fields.parts;
    const two = { ...fields, parts: [first, { ...first, from: "2026-10-02", until: "" }] };
    expect(changedFrom(two, TODAY).parts).toHaveLength(1);
    expect(changedFrom(two, TODAY).parts[0]?.from).toBe("2026-10-02");
    expect(changedFrom(fields, TODAY).parts[0]?.until).toBe("");
  });

  it("takes a draft back only where it still has this shape", () => {
    const fields = with_({ times: ["08:00"] });
    expect(isSchedule(JSON.parse(JSON.stringify(fields)))).toBe(true);
    for (const broken of [
      null,
      [],
      { ...fields, parts: [] },
      { ...fields, late: "7" },
      { ...fields, clock: "moon" },
      { ...fields, parts: [{ ...fields.parts[0], times: [8] }] },
      { ...fields, parts: [{ ...fields.parts[0], kind: "weekend" }] },
    ])
      expect(isSchedule(broken)).toBe(false);
  });
});
