import { afterEach, describe, expect, it } from "vitest";
import { setLang } from "$lib/i18n";
import { dose, slot } from "./fixture";
import { adherenceWords, dueWords, placeOf, refillWords, shapeWords, stateWords } from "./said";

const FROM = "2026-10-06"; // a Tuesday
const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, " ");

afterEach(() => setLang("en"));

describe("a schedule in words", () => {
  it("says times, days and how it counts", () => {
    const two = ["08:00:00", "20:00:00"];
    const words = [
      shapeWords({ kind: "daily", times: two }, FROM),
      shapeWords({ kind: "weekly", weekdays: ["Thu", "Mon"], times: ["09:00:00"] }, FROM),
      shapeWords({ kind: "every_days", every: 2, times: ["09:00:00"] }, FROM),
      shapeWords({ kind: "every_weeks", every: 4, times: ["09:00:00"] }, FROM),
      shapeWords({ kind: "every_months", every: 1, day: 31, times: ["09:00:00"] }, FROM),
      shapeWords({ kind: "after_hours", hours: 8, first: "2026-10-06T06:00:00" }, FROM),
      shapeWords({ kind: "as_label", text: "" }, FROM),
    ].map(plain);
    expect(words).toEqual([
      "Every day at 8:00 AM and 8:00 PM",
      "Every Monday and Thursday at 9:00 AM",
      "Every other day at 9:00 AM",
      "Every 4 weeks, Tuesday at 9:00 AM",
      "Every month on day 31 at 9:00 AM",
      "Every 8 hours after the last one",
      "As the label says",
    ]);
  });
});

describe("where a slot stands", () => {
  const evening = (more = {}) => slot({ local: "2026-10-05T23:30:00", ...more });

  it("is last night for an evening slot that is answered after midnight", () => {
    expect(placeOf(evening(), "2026-10-05", "2026-10-06")).toBe("last_night");
    expect(placeOf(evening(), "2026-10-05", "2026-10-05")).toBe("today");
  });

  it("is last night for the small hours, which belong to the evening before", () => {
    const small = slot({ local: "2026-10-06T02:00:00", belongs_to_day: "2026-10-05" });
    expect(placeOf(small, "2026-10-06", "2026-10-06")).toBe("last_night");
  });

  it("says since when one has waited", () => {
    const waiting = slot({ local: "2026-10-02T09:00:00" });
    expect(placeOf(waiting, "2026-10-05", "2026-10-05")).toBe("since");
    expect(dueWords(waiting, "since")).toContain("Due since Friday, October 2");
    expect(placeOf(slot({ local: "2026-10-05T20:00:00", state: "future" }), "2026-10-05", "2026-10-05")).toBe(
      "later",
    );
  });
});

describe("what became of a slot", () => {
  it("names a dose that was taken on another day with its day", () => {
    const late = dose({ occurred: { ...dose().occurred, local: "2026-10-06T00:40:00" } });
    const said = stateWords(slot({ local: "2026-10-05T23:30:00", state: "taken_late", dose: late }));
    expect(plain(said)).toBe("Taken later, at 12:40 AM, Tue, Oct 6");
  });

  it("never calls a gap anything but not recorded, and a skipped one skipped", () => {
    expect(stateWords(slot({ state: "not_recorded" }))).toBe("Not recorded");
    const skipped = dose({}, { answer: "skipped", reason: { id: "skip.side_effect" } });
    expect(stateWords(slot({ state: "skipped", dose: skipped }))).toBe("Skipped: A side effect");
    setLang("es");
    expect(stateWords(slot({ state: "not_recorded" }))).toBe("Sin anotar");
  });
});

describe("counts", () => {
  it("stand with what they are out of and what is beside them", () => {
    const words = adherenceWords({
      since: "2026-09-01",
      due: 30,
      taken: 26,
      late: 3,
      skipped: 2,
      not_recorded: 2,
      paused: 0,
      longest_gap_days: 3,
    });
    expect(words.taken).toBe("26 of 30 noted as taken");
    expect(words.beside).toBe(
      "Beside it: 3 of these later than planned, 2 skipped, 2 not recorded, and 0 paused.",
    );
    expect(words.gap).toBe("Longest time without a dose noted as taken: 3 days.");
  });

  it("say about where doses vary, and ask to count again instead of going below zero", () => {
    const left = {
      medication: "",
      name: "",
      left: 6,
      count_again: false,
      last_day: "2026-10-11",
      about: true,
      due: true,
    };
    expect(refillWords(left)).toBe("6 doses left. Enough up to about Sunday, October 11.");
    expect(refillWords({ ...left, count_again: true, left: 0 })).toContain("Count again");
  });
});
