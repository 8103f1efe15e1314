import { beforeEach, describe, expect, it } from "vitest";
import { setLang } from "$lib/i18n";
import { nameOf } from "$vocabulary/session";
import { session } from "./fixture";
import { addDays, byWeek, minutesBetween, mondayOf, onTheWall, zoneCity } from "./weeks";

beforeEach(() => setLang("en"));

describe("the coming weeks", () => {
  it("stand in order, each day once, notes on the day first, empty days left out", () => {
    const weeks = byWeek([
      session({ recurrence_id: "c", local_start: "2026-12-01T09:00:00" }),
      session({ recurrence_id: "b", local_start: "2026-11-29T09:00:00" }),
      session({ recurrence_id: "d", local_start: "2026-12-01T08:00:00" }),
      session({ recurrence_id: "e", local_start: "2026-12-01T23:00:00", all_day: true }),
    ]);
    expect(weeks.map((week) => [week.monday, week.days.map((day) => day.day)])).toEqual([
      ["2026-11-23", ["2026-11-29"]],
      ["2026-11-30", ["2026-12-01"]],
    ]);
    expect(weeks[1]?.days[0]?.items.map((one) => one.session.recurrence_id)).toEqual(["e", "d", "c"]);
  });

  it("begin on Monday, also across a new year and a clock change", () => {
    expect(mondayOf("2026-11-29"), "a Sunday belongs to the week before").toBe("2026-11-23");
    expect(mondayOf("2027-01-01")).toBe("2026-12-28");
    expect(addDays("2026-10-31", 1), "the day of the change has its own date").toBe("2026-11-01");
  });
});

describe("which clock is shown", () => {
  it("is the program's, with the laptop's beside it", () => {
    const shown = onTheWall(session({ device_start: "2026-11-23T19:00:00" }));
    expect([shown.start, shown.end, shown.device]).toEqual([
      "2026-11-23T18:00:00",
      "2026-11-23T21:00:00",
      "2026-11-23T19:00:00",
    ]);
  });

  it("is the laptop's where the file only said UTC, and the day goes with it", () => {
    const shown = onTheWall(
      session({
        zone: "UTC",
        local_start: "2026-11-24T02:00:00",
        local_end: "2026-11-24T03:30:00",
        device_start: "2026-11-23T20:00:00",
      }),
    );
    expect([shown.day, shown.start, shown.end, shown.device]).toEqual([
      "2026-11-23",
      "2026-11-23T20:00:00",
      "2026-11-23T21:30:00",
      null,
    ]);
  });
});

it("shows no title that a file turned backwards", () => {
  expect(nameOf({ title: "\u202Epuorg yM", kind: "other" })).toBe("puorg yM");
  expect(nameOf({ title: "\u202E ", kind: "group_prevention" })).toBe("Group: relapse prevention");
  expect(nameOf({ title: "קבוצה", kind: "other" }), "what is written from right to left stays so").toBe(
    "קבוצה",
  );
});

it("names a session by its title, else by its kind, and a zone by its place", () => {
  expect(nameOf({ title: "  ", kind: "group_prevention" })).toBe("Group: relapse prevention");
  expect(nameOf({ title: "<b>My group</b>", kind: "other" })).toBe("<b>My group</b>");
  expect(zoneCity("America/North_Dakota/New_Salem")).toBe("New Salem");
  expect(minutesBetween("2026-11-23T18:00:00", "2026-11-23T21:00:00")).toBe(180);
});
