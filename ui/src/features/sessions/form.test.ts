import { beforeEach, describe, expect, it } from "vitest";
import { setLang } from "$lib/i18n";
import { typedSeries } from "./fixture";
import { emptyFields, fieldsOf, lengthText, toTyped, type SessionFields } from "./form";

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
