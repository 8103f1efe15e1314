import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError } from "$lib/backend";
import type { LessonCard, LessonDue } from "$lib/bindings";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import { lessonsWeek, world } from "../../../tests/world";
import { progress } from "./fixture";
import { jump } from "./jump";
import LessonList from "./LessonList.svelte";

const inWeek = (week: number, when: LessonDue["when"] = "later"): LessonDue => ({
  due: { kind: "week", week },
  when,
  week,
  at: null,
  session_title: "",
  session_kind: null,
  cancelled: false,
});

const card = (number: number, more: Partial<LessonCard> = {}): LessonCard => ({
  id: `lesson-${number}`,
  number,
  title: `Lesson title ${number}`,
  summary: "One sentence.",
  minutes: 5,
  sections: 4,
  picture: "on-their-side",
  progress: null,
  due: null,
  ...more,
});

const list = () => [
  card(1, { due: inWeek(3, "this_week") }),
  card(2, { due: inWeek(2, "earlier"), progress: progress({ done: true }) }),
  card(3, { progress: progress({ bookmarked: true, sections_done: ["one", "two"] }) }),
  card(4),
];

function setup(answers: Parameters<typeof world>[1] = {}) {
  const backend = world(
    { state: "open" },
    {
      lessons_list: () => list(),
      lessons_week: () =>
        lessonsWeek({
          week: 3,
          counted_from: "2026-02-23",
          due: [card(1, { due: inWeek(3, "this_week") })],
          assigned: 2,
          assigned_done: 1,
        }),
      lessons_assign: ({ due }) => ({ ...inWeek(1), due }),
      lessons_unassign: () => ({}),
      lessons_spread: () => ({ lessons: ["lesson-3", "lesson-4"] }),
      lessons_search: () => [],
      sessions_list: () => ({ today: "2026-03-10", zone: "America/Chicago", items: [], truncated: false }),
      ...answers,
    },
  );
  render(LessonList, { params: {} });
  return backend;
}

const titles = () => screen.getAllByRole("heading", { level: 3 }).map((title) => title.textContent);

beforeEach(() => {
  setLang("en");
  toasts.clear();
});

describe("the list of lessons", () => {
  it("stands in the order of the program's weeks, and lessons without a week follow", async () => {
    setup();
    await screen.findByRole("heading", { name: "This week: week 3" });
    expect(titles()).toEqual(["Lesson title 2", "Lesson title 1", "Lesson title 3", "Lesson title 4"]);
    expect(screen.getByText("0 of 1 done this week")).toBeVisible();
    expect(screen.getByText(/You have done 1 of the 2 lessons your program gave you/)).toBeVisible();
  });

  it("tells what is open from before apart from this week's", async () => {
    setup({
      lessons_week: () => lessonsWeek({ week: 3, due: [card(1), card(3)], open: [card(2)], done: 0 }),
    });
    const before = await screen.findByRole("heading", { name: "Open from before" });
    const links = (list: Element | null) =>
      [...(list?.querySelectorAll("a") ?? [])].map((a) => a.textContent);
    expect(links(before.nextElementSibling)).toEqual(["Lesson title 2"]);
    expect(links(before.closest("section")?.querySelector("ul") ?? null)).toEqual(["Lesson title 3"]);
  });

  it("shows only what was asked for, and the way back when that is nothing", async () => {
    const user = userEvent.setup();
    setup();
    await screen.findByRole("heading", { name: "This week: week 3" });
    const pick = (name: string) => user.click(screen.getByRole("button", { name, pressed: false }));
    await pick("To do");
    expect(titles()).toEqual(["Lesson title 1", "Lesson title 3", "Lesson title 4"]);
    await pick("Done");
    expect(titles()).toEqual(["Lesson title 2"]);
    await pick("Bookmarked");
    expect(titles()).toEqual(["Lesson title 3"]);
    await pick("This week");
    expect(titles()).toEqual(["Lesson title 1"]);
  });

  it("finds words, marks them without markup, and opens the part they stand in", async () => {
    const user = userEvent.setup();
    const backend = setup({
      lessons_search: () => [
        {
          id: "lesson-3",
          number: 3,
          lang: "es",
          title: { text: "<b>Mareas</b>", spans: [] },
          line: { text: "El agua 🌊 sube.", spans: [{ start: 11, end: 15 }] },
          spot: { kind: "section", id: "two", title: "Parte dos" },
        },
      ],
    });
    await screen.findByRole("heading", { name: "This week: week 3" });
    await user.type(screen.getByRole("searchbox", { name: "Find in the lessons" }), "sube");
    await screen.findByText("1 lesson has “sube”.");
    expect(backend.inputs("lessons_search").at(-1)).toEqual({ lang: "en", query: "sube" });
    expect(document.querySelector("mark")?.textContent, "the place is counted as the window counts").toBe(
      "sube",
    );
    expect(document.querySelector("h2 b"), "a title is text").toBeNull();
    expect(screen.getByText("In Spanish")).toBeVisible();
    await user.click(screen.getByRole("link", { name: "<b>Mareas</b>" }));
    expect(jump.take("lesson-3")).toBe("two");
  });

  it("keeps when a lesson is due, and takes it back", async () => {
    const user = userEvent.setup();
    const backend = setup();
    await screen.findByRole("heading", { name: "This week: week 3" });
    await user.click(screen.getByRole("button", { name: "When is it due?: Lesson title 4" }));
    const dialog = within(await screen.findByRole("dialog", { name: "When is it due?" }));
    const field = dialog.getByRole("textbox", { name: "Which week?" });
    await user.clear(field);
    await user.type(field, "0");
    expect(dialog.getByText("Please give a number from 1 to 104.")).toBeVisible();
    expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
    await user.clear(field);
    await user.type(field, "5");
    await user.click(dialog.getByRole("button", { name: "Save" }));
    await vi.waitFor(() => expect(toasts.list).toHaveLength(1));
    expect(backend.inputs("lessons_assign")).toEqual([
      { lesson: "lesson-4", due: { kind: "week", week: 5 } },
    ]);
    await toasts.list[0]?.undo?.();
    expect(backend.inputs("lessons_unassign")).toEqual([{ lessons: ["lesson-4"] }]);
  });

  it("says so in the window when it could not be kept, and keeps the window open", async () => {
    const user = userEvent.setup();
    setup({
      lessons_assign: () => {
        throw new BackendError("disk_full", undefined, true);
      },
    });
    await screen.findByRole("heading", { name: "This week: week 3" });
    await user.click(screen.getByRole("button", { name: "When is it due?: Lesson title 4" }));
    const dialog = within(await screen.findByRole("dialog", { name: "When is it due?" }));
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByRole("alert")).toBeVisible();
    expect(toasts.list).toHaveLength(0);
  });

  it("fills the weeks in one step, and takes all of it back", async () => {
    const user = userEvent.setup();
    const backend = setup();
    await user.click(await screen.findByRole("button", { name: "Fill in 2 lessons" }));
    await vi.waitFor(() => expect(toasts.list[0]?.text).toBe("2 lessons have a week now."));
    await toasts.list[0]?.undo?.();
    expect(backend.inputs("lessons_spread")).toEqual([{ per_week: 2 }]);
    expect(backend.inputs("lessons_unassign")).toEqual([{ lessons: ["lesson-3", "lesson-4"] }]);
  });

  it("names the numbers a suggestion rests on", async () => {
    setup({
      lessons_week: () =>
        lessonsWeek({
          suggestions: [
            {
              lesson: "triggers",
              number: 8,
              title: "Triggers",
              reason: { kind: "top_trigger", trigger: { own: "my <i>street</i>" } },
              n: 3,
              of: 7,
              days: 30,
            },
          ],
        }),
    });
    expect(
      await screen.findByText(
        "“my <i>street</i>” was there in 3 of 7 cravings with a trigger in the last 30 days.",
      ),
    ).toBeVisible();
    expect(document.querySelector("i")).toBeNull();
  });
});
