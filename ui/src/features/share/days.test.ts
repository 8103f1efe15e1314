import type { Output } from "$lib/backend";
import { lastWeeks, monday, plus, since, weekSoFar, wholeWeeks } from "./days";

const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();

/** Every day of eleven years: months of each length, three leap days, every change of clocks, years that begin on each weekday. */
function* everyDay(): Generator<string> {
  for (let day = "2023-12-25"; day < "2035-01-10"; day = plus(day, 1)) yield day;
}

describe("the days offered", () => {
  it("are one day after another", () => {
    expect(plus("2028-02-28", 1)).toBe("2028-02-29");
    expect(plus("2026-12-31", 1)).toBe("2027-01-01");
    expect(plus("2026-03-01", -1)).toBe("2026-02-28");
    const all = [...everyDay()];
    expect(all.length, "a day that came twice or never would hide here").toBe(4_034);
    expect(new Set(all).size).toBe(all.length);
  });

  it("begin on a Monday and end on a Sunday that is over, whatever day it is", () => {
    for (const today of everyDay()) {
      for (const weeks of [1, 4, 12]) {
        const days = lastWeeks(today, weeks);
        const said = `${weeks} weeks before ${today}`;
        expect(weekday(days.from), said).toBe(1);
        expect(weekday(days.to), said).toBe(0);
        expect(days.to < today, `${said}: the day that is going on is in no whole week`).toBe(true);
        expect(plus(days.to, 7) >= today, `${said}: the last week that is over is among them`).toBe(true);
        expect(wholeWeeks(days), said).toBe(weeks);
      }
      const here = weekSoFar(today);
      expect(here.to).toBe(today);
      expect(here.from, "this week goes on where the last one ended").toBe(plus(lastWeeks(today, 1).to, 1));
    }
  });

  it("are the ones a person expects across a change of clocks, a leap day and a new year", () => {
    expect(lastWeeks("2026-03-12", 1)).toEqual({ from: "2026-03-02", to: "2026-03-08" });
    expect(lastWeeks("2028-03-06", 1)).toEqual({ from: "2028-02-28", to: "2028-03-05" });
    expect(lastWeeks("2026-01-04", 4)).toEqual({ from: "2025-12-01", to: "2025-12-28" });
    expect(monday("2026-01-04")).toBe("2025-12-29");
  });

  it("are called whole weeks only when they are", () => {
    expect(wholeWeeks({ from: "2026-03-02", to: "2026-03-15" })).toBe(2);
    expect(wholeWeeks({ from: "2026-03-02", to: "2026-03-14" })).toBeUndefined();
    expect(wholeWeeks({ from: "2026-03-03", to: "2026-03-16" }), "seven days from a Tuesday").toBeUndefined();
    expect(wholeWeeks({ from: "2026-03-16", to: "2026-03-15" })).toBeUndefined();
    expect(wholeWeeks({ from: "", to: "" })).toBeUndefined();
  });
});

describe("since the last report", () => {
  type Handed = Output<"share_list">[number];
  const handed = (recipient: string, to: string, state: Handed["state"] = "made") =>
    ({ state, scope: { recipient, to } }) as Handed;

  it("begins on the day after the last one for the same reader ended", () => {
    const list = [
      handed("Ana R.", "2026-02-01"),
      handed("ana  r. ", "2026-03-01"),
      handed("Dr. Lee", "2026-03-10"),
      handed("Ana R.", "2026-03-12", "failed"),
      handed("Ana R.", "2026-03-13", "begun"),
    ];
    expect(since(list, " Ana R.", "2026-03-20")).toEqual({ from: "2026-03-02", to: "2026-03-20" });
    expect(since(list, "Dr. Lee", "2026-03-20")).toEqual({ from: "2026-03-11", to: "2026-03-20" });
  });

  it("goes by who the reader is where both say it, and by the name otherwise", () => {
    const of = (id: string, recipient: string, to: string) =>
      ({ state: "made", scope: { recipient, recipient_person: id, to } }) as Handed;
    const list = [
      of("a", "Ana R.", "2026-03-01"),
      of("b", "Ana R.", "2026-03-10"),
      handed("Ana R.", "2026-02-01"),
    ];
    expect(since(list, "Ana Reyes", "2026-03-20", "a"), "called otherwise by now").toEqual({
      from: "2026-03-02",
      to: "2026-03-20",
    });
    expect(since(list.slice(2), "Ana R.", "2026-03-20", "a"), "from before one could pick").toEqual({
      from: "2026-02-02",
      to: "2026-03-20",
    });
    expect(since(list, "Ana R.", "2026-03-20")).toEqual({ from: "2026-03-11", to: "2026-03-20" });
  });

  it("is not offered to somebody new, without a name, or when there is no day since", () => {
    const list = [handed("Ana R.", "2026-03-20")];
    expect(since(list, "Ana", "2026-03-25")).toBeUndefined();
    expect(since(list, " ", "2026-03-25")).toBeUndefined();
    expect(since(list, "Ana R.", "2026-03-20")).toBeUndefined();
    expect(since(list, "Ana R.", "2026-03-21")).toEqual({ from: "2026-03-21", to: "2026-03-21" });
  });
});
