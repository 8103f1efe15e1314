import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { installBackend, type Input, type Output } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import Insights from "./Insights.svelte";
import Review from "./Review.svelte";
import TodayReview from "./TodayReview.svelte";

type View = Output<"insights_get">;
type Week = Output<"insights_week">;
const none = { logged: 0, told: 0, none: 0, silent: 7 };

/** Three weeks: nothing written, none said, five logged. */
const view = (more: Partial<View> = {}): View => ({
  range: "twelve_weeks",
  from: "2026-02-23",
  today: "2026-03-13",
  any: true,
  weeks_a_bar: 1,
  cravings: {
    total: 5,
    passed: 4,
    ended: 5,
    peak: 8,
    mean: 5.2,
    days: { logged: 3, told: 1, none: 4, silent: 11 },
    bars: [
      { from: "2026-02-23", to: "2026-03-01", n: 0, peak: null, mean: null, days: none },
      {
        from: "2026-03-02",
        to: "2026-03-08",
        n: 0,
        peak: null,
        mean: null,
        days: { ...none, none: 4, silent: 3 },
      },
      {
        from: "2026-03-09",
        to: "2026-03-13",
        n: 5,
        peak: 8,
        mean: 5.2,
        days: { logged: 3, told: 1, none: 0, silent: 1 },
      },
    ],
  },
  heat: {
    cells: Array.from({ length: 42 }, (_, at) => ({
      weekday: Math.floor(at / 6),
      block: at % 6,
      n: at === 28 ? 4 : 0,
      mean: at === 28 ? 6.5 : null,
      asked: at === 2 || at === 5 ? 3 : 0,
      answered: at === 5 ? 2 : 0,
      state: at === 28 ? "logged" : at === 5 ? "none_logged" : at === 2 ? "no_answer" : "not_asked",
    })),
    timed: 4,
    untimed: 1,
    most: 4,
    spot: { weekday: 4, block: 4, n: 4 },
  },
  triggers: [
    { trigger: { id: "events.argument" }, n: 4, mean: 6.5, max: 8, few: false },
    { trigger: { own: "the blue bridge" }, n: 1, mean: null, max: 3, few: true },
  ],
  skills: [
    { skill: { id: "call" }, uses: 5, measured: 4, mean_change: -3.25, few: false },
    { skill: { own: "ginger tea" }, uses: 2, measured: 2, mean_change: null, few: true },
  ],
  ease: { minutes: 18, eased: 4, rerated: 5 },
  confidence: {
    points: [
      { from: "2026-02-23", to: "2026-03-01", mean: null, n: 0, skipped: 2 },
      { from: "2026-03-02", to: "2026-03-08", mean: 5.5, n: 4, skipped: 0 },
      { from: "2026-03-09", to: "2026-03-13", mean: 6.25, n: 4, skipped: 1 },
    ],
    n: 8,
    mean: 5.9,
  },
  sleep: { points: [], n: 0, mean: null },
  days: {
    days: [
      { day: "2026-03-11", state: "none" },
      { day: "2026-03-12", state: "some" },
      { day: "2026-03-13", state: "not_logged" },
    ],
    none: 1,
    some: 1,
    not_sure: 0,
    not_logged: 1,
    longest: { from: "2026-03-11", to: "2026-03-11", days: 1 },
  },
  hours: null,
  ...more,
});

const week = (more: Partial<Week> = {}): Week => ({
  monday: "2026-03-09",
  sunday: "2026-03-15",
  running: false,
  findings: [{ kind: "passed", passed: 4, n: 5 }],
  early: true,
  question: "who_helped",
  review: null,
  last: null,
  earlier: "2026-03-02",
  later: null,
  ...more,
});

let backend: MemoryBackend;
let asked: string[];
let saved: Input<"insights_week_save">[];
beforeEach(() => {
  setLang("en");
  toasts.clear();
  asked = [];
  saved = [];
  backend = memoryBackend({
    insights_get: (input) => {
      asked.push(input.range);
      return view();
    },
    insights_week: () => week(),
    insights_week_save: (input) => {
      saved.push(input);
      return {};
    },
    insights_due: () => ({ monday: "2026-03-09", sunday: "2026-03-15", done: false }),
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
  });
  installBackend(backend);
});

const chart = (name: RegExp) => screen.findByRole("slider", { name });

describe("the charts", () => {
  it("say their finding in the title, with what it is out of", async () => {
    render(Insights);
    await screen.findByText("5 cravings logged, the strongest 8 of 10");
    const titles = [...document.querySelectorAll("h2")].map((title) => title.textContent);
    expect(titles).toEqual([
      "5 cravings logged, the strongest 8 of 10",
      "Most often: Friday, 4 to 8 pm (4 of 4)",
      "1 day without use noted",
      expect.stringMatching(/^Named most often: .*argument.* \(4 of 5\)$/i),
      expect.stringMatching(/^After “.+” the number fell by 3\.3 on average \(n = 4\)$/),
      "Sure of your goal: 5.9 of 10 on average (n = 8)",
      "Sleep: not answered yet",
      "Cravings usually eased in 18 minutes",
    ]);
  });

  it("are read point by point with the arrow keys, and missing is never read as zero", async () => {
    const user = userEvent.setup();
    render(Insights);
    const bars = await chart(/Cravings logged/);
    bars.focus();
    expect(bars).toHaveAttribute("aria-valuetext", "Feb 23 to Mar 1: nothing written");
    await user.keyboard("{ArrowRight}");
    expect(bars).toHaveAttribute("aria-valuetext", "Mar 2 to Mar 8: none logged");
    await user.keyboard("{End}");
    expect(bars).toHaveAttribute("aria-valuetext", "Mar 9 to Mar 13: 5 logged, strongest 8 of 10");
    await user.keyboard("{ArrowRight}");
    expect(bars, "at the end it stays").toHaveAttribute("aria-valuenow", "3");
  });

  it("say every point in sentences that end once", async () => {
    render(Insights);
    await chart(/weekday and time of day/);
    const all = [...document.querySelectorAll("[id$='-all']")].map((one) => one.textContent.trim());
    expect(all.join("\n")).toContain("nobody asked, nothing written. Monday");
    expect(all.join("\n")).toContain("Feb 23 to Mar 1: nothing written. Mar 2");
    for (const text of all) expect(text).not.toMatch(/[.;]\s*[.;]|[^.!?…]$/);
  });

  it("keep asked, not answered and not asked apart", async () => {
    const user = userEvent.setup();
    render(Insights);
    const heat = await chart(/weekday and time of day/);
    heat.focus();
    expect(heat).toHaveAttribute("aria-valuetext", expect.stringContaining("nobody asked"));
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(heat).toHaveAttribute("aria-valuetext", "Monday, 8 am to noon: 3 check-ins asked, no answer.");
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(heat).toHaveAttribute(
      "aria-valuetext",
      "Monday, 8 pm to midnight: none logged. Check-ins answered: 2 of 3.",
    );
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowLeft}");
    expect(heat, "down goes a day on").toHaveAttribute(
      "aria-valuetext",
      expect.stringContaining("Friday, 4 to 8 pm: 4 logged, mean strength 6.5"),
    );
  });

  it("have the same numbers as a table, one key away", async () => {
    const user = userEvent.setup();
    render(Insights);
    const heading = await screen.findByRole("heading", { name: /fell by 3.3/ });
    const card = heading.closest("section");
    if (!card) throw new Error("the chart has no card");
    await user.click(within(card).getByRole("button", { name: "Table" }));
    const rows = within(card)
      .getAllByRole("row")
      .map((row) => row.textContent.replace(/\s+/g, " ").trim());
    expect(rows[1], "a real minus").toMatch(/5 ?4 ?−3\.3/);
    expect(rows[2], "two measured are no finding").toMatch(/ginger tea ?2 ?2 ?too few to say/);
  });

  it("have a tone of its own for each number of a small heat map, and keep tones apart in a large one", async () => {
    const tones = async (most: number, counts: number[]) => {
      const base = view();
      const cells = base.heat.cells.map((cell, at) => {
        const n = counts[at] ?? 0;
        return n > 0 ? { ...cell, state: "logged" as const, n, mean: 5 } : cell;
      });
      backend.answer({ insights_get: () => view({ heat: { ...base.heat, cells, most } }) });
      const { unmount, container } = render(Insights);
      await screen.findByText("5 cravings logged, the strongest 8 of 10");
      const found = counts.map(
        (_, at) =>
          /tone-\d/.exec(container.querySelectorAll("rect.cell")[at]?.getAttribute("class") ?? "")?.[0],
      );
      unmount();
      return found;
    };
    expect(await tones(6, [1, 2, 3, 4, 5, 6])).toEqual([
      "tone-1",
      "tone-2",
      "tone-3",
      "tone-4",
      "tone-5",
      "tone-6",
    ]);
    expect(await tones(30, [1, 6, 15, 30])).toEqual(["tone-1", "tone-2", "tone-3", "tone-6"]);
  });

  it("fold away how a number came about, and draw nothing where nothing was said", async () => {
    const base = view();
    backend.answer({
      insights_get: () =>
        view({
          days: { ...base.days, none: 0, some: 0, not_sure: 0, not_logged: 1, longest: null },
          heat: {
            ...base.heat,
            cells: base.heat.cells.map((cell) => ({
              ...cell,
              state: "not_asked" as const,
              n: 0,
              mean: null,
            })),
            timed: 0,
            spot: null,
          },
        }),
    });
    render(Insights);
    await screen.findByText("Your days so far");
    for (const title of ["Your days so far", "When cravings come: nothing logged yet"]) {
      const card = screen.getByText(title).closest("section");
      expect(card?.querySelector("[role='img']"), title).toBeNull();
    }
    const notes = [...document.querySelectorAll("details")];
    expect(notes.length).toBeGreaterThan(2);
    for (const note of notes) {
      expect(note.open).toBe(false);
      expect(note.querySelector("summary")).toHaveTextContent("How is this counted?");
    }
  });

  it("ask again for another range", async () => {
    const user = userEvent.setup();
    render(Insights);
    await user.click(await screen.findByRole("radio", { name: "All" }));
    expect(asked).toEqual(["twelve_weeks", "all"]);
  });

  it("offer the first step while there is nothing", async () => {
    backend.answer({ insights_get: () => view({ any: false }) });
    render(Insights);
    expect(await screen.findByRole("link", { name: "Log a craving" })).toHaveAttribute(
      "href",
      "#/cravings/new",
    );
    expect(screen.queryByRole("slider")).toBeNull();
  });
});

describe("the look back at a week", () => {
  it("keeps the answer and the plan, and can be taken back", async () => {
    const user = userEvent.setup();
    render(Review, { params: {} });
    expect(await screen.findByText("4 of 5 cravings this week passed.")).toBeVisible();
    expect(screen.getByText(/It is early/)).toBeVisible();
    await user.type(screen.getByLabelText(/Who helped you/), "My sister.");
    await user.type(screen.getByRole("textbox", { name: /One thing for the week/ }), "Call her on Friday.");
    await user.click(screen.getByRole("button", { name: "Keep it" }));
    expect(saved).toEqual([
      {
        monday: "2026-03-09",
        question: "who_helped",
        answer: "My sister.",
        plan: "Call her on Friday.",
      },
    ]);
    await toasts.list[0]?.undo?.();
    expect(saved[1], "what stood there before comes back").toMatchObject({ answer: "", plan: "" });
  });

  it("shows what was planned the week before", async () => {
    backend.answer({
      insights_week: () =>
        week({
          last: {
            monday: "2026-03-02",
            question: "time",
            answer: "",
            plan: "Walk after group.",
            created_at: "2026-03-08T20:00:00Z",
            updated_at: "2026-03-08T20:00:00Z",
          },
        }),
    });
    render(Review, { params: {} });
    expect(await screen.findByText("Walk after group.")).toBeVisible();
  });

  it("is offered on Today, and not when it is not its day", async () => {
    const { unmount } = render(TodayReview);
    expect(await screen.findByRole("link", { name: "Look back" })).toHaveAttribute(
      "href",
      "#/insights/week/2026-03-09",
    );
    unmount();
    backend.answer({ insights_due: () => ({ monday: null, sunday: null, done: false }) });
    render(TodayReview);
    await Promise.resolve();
    expect(screen.queryByRole("heading")).toBeNull();
  });
});
