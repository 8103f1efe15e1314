import { describe, expect, it } from "vitest";
import { walk } from "./walk";

/** Monday two, Tuesday none, Wednesday one, the rest none, Sunday three. */
const WEEK = [2, 0, 1, 0, 0, 0, 3];

describe("the arrow keys on a sheet of days", () => {
  it("go to the next day that has something, and stay near the same place", () => {
    expect(walk(WEEK, { day: 0, place: 1 }, "ArrowRight")).toEqual({ day: 2, place: 0 });
    expect(walk(WEEK, { day: 2, place: 0 }, "ArrowRight")).toEqual({ day: 6, place: 0 });
    expect(walk(WEEK, { day: 6, place: 2 }, "ArrowLeft")).toEqual({ day: 2, place: 0 });
    expect(walk(WEEK, { day: 6, place: 0 }, "ArrowRight"), "the sheet ends here").toBeUndefined();
  });

  it("reach every session downwards, and all the way back", () => {
    const seen = [];
    let at = walk(WEEK, { day: 0, place: 0 }, "Home");
    while (at) {
      seen.push(`${at.day}.${at.place}`);
      at = walk(WEEK, at, "ArrowDown");
    }
    expect(seen).toEqual(["0.0", "0.1", "2.0", "6.0", "6.1", "6.2"]);
    expect(walk(WEEK, { day: 2, place: 0 }, "ArrowUp")).toEqual({ day: 0, place: 1 });
  });

  it("lead on from the name of an empty day", () => {
    expect(walk(WEEK, { day: 1, place: -1 }, "ArrowDown")).toEqual({ day: 2, place: 0 });
    expect(walk(WEEK, { day: 1, place: -1 }, "ArrowLeft")).toEqual({ day: 0, place: 0 });
    expect(walk([0, 0, 0], { day: 1, place: -1 }, "End"), "nowhere to go").toBeUndefined();
  });
});
