import { beforeEach, describe, expect, it } from "vitest";
import { setLang } from "$lib/i18n";
import { typedSeries } from "./fixture";
import {
  emptyFields,
  fieldsOf,
  lengthText,
  toTyped,
  withEnd,
  withLength,
  withStart,
  type SessionFields,
} from "./form";

beforeEach(() => setLang("en"));

const handout = (change: Partial<SessionFields> = {}): SessionFields => ({
  ...emptyFields("2026-09-14", "group_early"),
  days: ["Thu", "Mon", "Wed", "Tue"],
  weeks: "12",
  start: "18:00",
  length: "180",
  ...change,
});

describe("what a handout becomes", () => {
  it("is four evenings a week for twelve weeks", () => {
    expect(toTyped(handout()).typed).toMatchObject({
      kind: "group_early",
      weekdays: ["Mon", "Tue", "Wed", "Thu"],
      from: "2026-09-14",
      weeks: 12,
      until: null,
      start: "18:00:00",
      minutes: 180,
      zone: null,
      counts_hours: null,
    });
  });

  it("is a single session when it is only once, whatever was picked before", () => {
    const typed = toTyped(handout({ often: "once" })).typed;
    expect([typed?.weekdays, typed?.weeks, typed?.until]).toEqual([[], null, null]);
  });

  it("takes a last day instead of weeks, and a length of its own", () => {
    const typed = toTyped(
      handout({ end: "date", until: "2026-12-04", length: "other", minutes: "75" }),
    ).typed;
    expect([typed?.until, typed?.weeks, typed?.minutes]).toEqual(["2026-12-04", null, 75]);
  });
});

describe("a rhythm", () => {
  const rhythm = (change: Partial<SessionFields>) => {
    const typed = toTyped(handout(change)).typed;
    return [typed?.rhythm, typed?.every, typed?.weekdays, typed?.times];
  };
  it("goes by weeks, days or months, each every one or several", () => {
    expect(rhythm({ days: ["Tue"], every: "2", end: "times", times: "6" })).toEqual([
      { kind: "weeks" },
      2,
      ["Tue"],
      6,
    ]);
    expect(rhythm({ often: "daily", every: "3" })).toEqual([{ kind: "days" }, 3, [], null]);
    expect(rhythm({ often: "month_day", monthDay: "31" })).toEqual([
      { kind: "month_day", day: 31 },
      1,
      [],
      null,
    ]);
    expect(rhythm({ often: "month_weekday", nth: "-1", nthDay: "Fri" })).toEqual([
      { kind: "month_weekday", nth: -1, weekday: "Fri" },
      1,
      [],
      null,
    ]);
  });

  it("comes back into the form as it was typed", () => {
    const { typed } = typedSeries();
    if (!typed) throw new Error("the fixture was typed by hand");
    for (const one of [
      { ...typed, every: 2 },
      { ...typed, weekdays: [], rhythm: { kind: "days" as const }, every: 4 },
      { ...typed, weekdays: [], rhythm: { kind: "month_day" as const, day: 29 } },
      { ...typed, weekdays: [], rhythm: { kind: "month_weekday" as const, nth: 3, weekday: "Wed" } },
    ])
      expect(toTyped(fieldsOf(one), one).typed).toEqual(one);
  });
});

describe("start, end and length", () => {
  const shown = ({ start, over, length, minutes }: SessionFields) => [start, over, length, minutes];
  const empty = () => handout({ start: "", over: "", length: "60" });

  it("fill each other, whichever is typed first", () => {
    const started = withStart(empty(), "18:00");
    expect(shown(started)).toEqual(["18:00", "19:00", "60", ""]);
    const ended = withEnd(started, "21:00");
    expect(shown(ended)).toEqual(["18:00", "21:00", "180", ""]);
    expect(shown(withEnd(ended, "20:10"))).toEqual(["18:00", "20:10", "other", "130"]);
    expect(shown(withLength(ended, { length: "90", minutes: "" }))).toEqual(["18:00", "19:30", "90", ""]);
    expect(shown(withStart(withEnd(empty(), "21:00"), "18:00")), "the end first").toEqual([
      "18:00",
      "21:00",
      "180",
      "",
    ]);
  });

  it("keep the length while the start is typed anew, letter by letter", () => {
    const ended = withEnd(withStart(empty(), "18:00"), "21:00");
    expect(shown(withStart(withStart(ended, ""), "17:00"))).toEqual(["17:00", "20:00", "180", ""]);
  });

  it("go over midnight, and no further than a session can last", () => {
    const late = withStart(empty(), "23:00");
    expect(shown(withEnd(late, "00:30"))).toEqual(["23:00", "00:30", "90", ""]);
    const wrong = withEnd(late, "22:00");
    expect(shown(wrong), "what was typed stays, and is said at its field").toEqual([
      "23:00",
      "22:00",
      "60",
      "",
    ]);
    expect(toTyped(wrong).missing).toEqual({ over: "sessions_form_missing_over" });
  });
});

describe("what is missing", () => {
  it.each([
    ["days", { days: [] }],
    ["from", { from: "" }],
    ["start", { start: "" }],
    ["weeks", { weeks: "" }],
    ["weeks", { weeks: "200" }],
    ["weeks", { weeks: "-3" }],
    ["until", { end: "date" as const, until: "" }],
    ["minutes", { length: "other", minutes: "four" }],
    ["minutes", { length: "other", minutes: "1500" }],
    ["over", { over: "18:02" }],
    ["over", { over: "17:00", length: "60" }],
    ["every", { every: "0" }],
    ["every", { every: "53" }],
    ["month_day", { often: "month_day" as const, monthDay: "32" }],
    ["times", { end: "times" as const, times: "732" }],
    ["times", { often: "daily" as const, end: "times" as const, times: "" }],
    ["travel_minutes", { travel: "601" }],
  ])("is named at its field: %s", (field, change) => {
    const result = toTyped(handout(change));
    expect(result.typed).toBeUndefined();
    expect(Object.keys(result.missing ?? {})).toEqual([field]);
  });
});

it("brings a typed series back as it was, and keeps what the form does not show", () => {
  const { typed } = typedSeries();
  if (!typed) throw new Error("the fixture was typed by hand");
  expect(toTyped(fieldsOf(typed), typed).typed, "saving without a change changes nothing").toEqual(typed);
  const other = toTyped({ ...fieldsOf(typed), kind: "test" }, typed).typed;
  expect(other?.counts_hours, "another kind asks Rust anew whether its hours count").toBeNull();
});

it("says lengths as people do", () => {
  expect([50, 60, 90, 180].map(lengthText)).toEqual([
    "50 minutes",
    "1 hour",
    "1 hour and 30 minutes",
    "3 hours",
  ]);
});
