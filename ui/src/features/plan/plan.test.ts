import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import EditPlan from "./EditPlan.svelte";
import Plan from "./Plan.svelte";
import {
  acceptDraft,
  add,
  fieldsOf,
  move,
  planOf,
  rowOfField,
  take,
  type Plan as PlanType,
} from "./plan.svelte";

const plan: PlanType = {
  version: 2,
  saved_at: "2026-10-02T02:00:00Z",
  saved_on: "2026-10-01",
  reason: "",
  reviewed_with: "",
  items: [
    {
      id: "01930000-0000-7000-8000-000000000001",
      section: "reasons",
      content: { kind: "line", text: "My son" },
    },
    {
      id: "01930000-0000-7000-8000-000000000002",
      section: "reasons",
      content: { kind: "line", text: "Sleep" },
    },
    {
      id: "01930000-0000-7000-8000-000000000003",
      section: "skills",
      content: { kind: "skill", skill: { id: "call" }, note: "Rosa first" },
    },
  ],
};

const checked = { checked_on: "2026-12-01", source: "https://example.org" };

describe("editing the plan", () => {
  it("keeps an item's id while its words change and its place moves", () => {
    const fields = fieldsOf(plan);
    move(fields, 0, 1);
    expect(planOf(fields).items.map((item) => item.id?.at(-1))).toEqual(["2", "1", "3"]);
  });

  it("leaves out what was opened and left empty", () => {
    const fields = fieldsOf(plan);
    add(fields, "reasons", { kind: "line", text: "  " });
    expect(planOf(fields).items).toHaveLength(3);
  });

  it("puts a removed line back where it was", () => {
    const fields = fieldsOf(plan);
    const back = take(fields, 0);
    expect(planOf(fields).items).toHaveLength(2);
    back();
    expect(planOf(fields).items.map((item) => item.id?.at(-1))).toEqual(["1", "2", "3"]);
  });

  it("finds the line an error means, counting only what was sent", () => {
    const fields = fieldsOf(plan);
    add(fields, "reasons", { kind: "line", text: "" });
    const key = add(fields, "warning_signs", { kind: "sign", text: "x", sign: "feeling" });
    expect(rowOfField(fields, "items.2")).toBe(key);
  });

  it("takes no draft of another shape", () => {
    expect(
      acceptDraft({ basedOn: 1, rows: [{ key: 0, section: "reasons", content: { kind: "skill" } }] }),
    ).toBe(undefined);
    expect(acceptDraft(fieldsOf(plan))).toEqual(fieldsOf(plan));
  });
});

describe("the page that changes the plan", () => {
  let backend: MemoryBackend;
  beforeEach(() => {
    setLang("en");
    toasts.clear();
    backend = memoryBackend({
      plan_get: () => plan,
      plan_versions: () => [],
      medications_list: () => [],
      people_list: () => [],
      people_removed: () => [],
      vocabulary_get: () => ({
        triggers: ["events.argument"],
        quick_triggers: [],
        emotions: [],
        substances: [],
        places: [],
        company: [],
        body: [],
        skills: ["call", "move"],
        missed_reasons: [],
        skip_reasons: [],
        side_effects: [],
        session_kinds: [],
      }),
      drafts_load: () => ({ json: null, kept: null }),
      drafts_save: () => ({}),
      drafts_discard: () => ({}),
      plan_save: () => {
        throw new BackendError("stale");
      },
    });
    installBackend(backend);
  });

  it("keeps every word on screen when the plan was saved elsewhere meanwhile", async () => {
    const user = userEvent.setup();
    render(EditPlan);
    const reasons = await screen.findByRole("region", { name: "My reasons" });
    await user.click(within(reasons).getByRole("button", { name: /^Add/ }));
    await user.type(within(reasons).getByLabelText("My reasons, 3"), "My own kitchen");
    await user.click(screen.getByRole("button", { name: "Save my plan" }));
    await screen.findByRole("alert");
    await waitFor(() => expect(backend.inputs("plan_save")).toHaveLength(1));
    const [sent] = backend.inputs("plan_save");
    expect(sent?.based_on).toBe(2);
    expect(sent?.items.at(2)?.content).toEqual({ kind: "line", text: "My own kitchen" });
    expect(within(reasons).getByLabelText("My reasons, 3")).toHaveValue("My own kitchen");
    expect(backend.inputs("drafts_discard")).toHaveLength(0);
  });
});

describe("the plan, to be read", () => {
  const rosa = "01930000-0000-7000-8000-0000000000aa";
  const gone = "01930000-0000-7000-8000-0000000000bb";
  const person = (id: string): PlanType["items"][number] => ({
    id: id.replace(/..$/, "cc"),
    section: "people",
    content: { kind: "person", person: id },
  });
  const full: PlanType = {
    ...plan,
    items: [
      ...plan.items,
      person(rosa),
      person(gone),
      {
        id: "01930000-0000-7000-8000-000000000009",
        section: "lapse_steps",
        content: { kind: "lapse", step: "tell", text: "Rosa, the same night" },
      },
    ],
  };
  let now: PlanType;
  let json: string | null;
  beforeEach(() => {
    setLang("en");
    now = full;
    json = null;
    installBackend(
      memoryBackend({
        plan_get: () => now,
        drafts_load: () => ({ json, kept: null }),
        people_removed: () => [],
        people_list: () => [
          {
            id: rosa,
            created_at: "2026-10-01T12:00:00Z",
            updated_at: "2026-10-01T12:00:00Z",
            deleted_at: null,
            position: 0,
            entry: {
              name: "Rosa",
              role: null,
              organization: "",
              phones: [{ label: "", number: "555-0142" }],
              after_hours: "",
              address: "",
              when: "after six",
              call_for: "",
              may_call_since: null,
              in_crisis: true,
              before_unlock: false,
              consent: { scope: "", from: null, until: null, taken_back: null },
            },
          },
        ],
        help_get: () => ({
          public: {
            country: "US",
            lines: [
              { id: "911", call: "112", text: null, text_word: null, ...checked },
              {
                id: "crisis_text",
                call: null,
                text: "741741",
                text_word: { en: "HOME", es: "AYUDA" },
                ...checked,
              },
            ],
            named_in_lessons: [],
            overdose_steps: [],
          },
          own: { people: [], lines: [] },
          own_locked: false,
        }),
      }),
    );
  });

  it("has every line, who to call with the number, and no field", async () => {
    render(Plan);
    const people = await screen.findByRole("region", { name: "People I can call" });
    expect(within(people).getByText("555-0142")).toBeVisible();
    expect(within(people).getAllByRole("listitem")).toHaveLength(1);
    expect(screen.getByText("Rosa, the same night")).toBeVisible();
    expect(screen.getByText("Version 2, Oct 1, 2026")).toBeVisible();
    for (const role of ["textbox", "combobox", "checkbox"])
      expect(screen.queryAllByRole(role), role).toHaveLength(0);
    const titles = screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent);
    expect(titles).toEqual([
      "People I can call",
      "People who answer day and night",
      "My reasons",
      "Skills that help me",
      "If I use",
    ]);
    expect(screen.queryByText("Learn from it"), "a step without a line is no part of it").toBeNull();
  });

  it("takes the public numbers from the help data", async () => {
    render(Plan);
    const lines = await screen.findByRole("region", { name: "People who answer day and night" });
    expect(within(lines).getByText("112")).toBeVisible();
    expect(within(lines).getAllByRole("listitem")).toHaveLength(1);
  });

  it("is one piece for paper, with its title and its day", async () => {
    render(Plan);
    await screen.findByText("555-0142");
    const sheets = [...document.querySelectorAll("[data-print]")];
    expect(sheets).toHaveLength(1);
    expect(sheets[0]?.querySelector(".print-only")?.textContent).toMatch(
      /My plan\s*Thursday, October 1, 2026/,
    );
    expect(sheets[0]?.querySelector("button, a, input, select, textarea")).toBeNull();
  });

  it("tells of a change that was begun, and of nothing where a draft cannot be read", async () => {
    json = JSON.stringify(fieldsOf(full));
    const { unmount } = render(Plan);
    expect(await screen.findByRole("link", { name: "Go on with it" })).toHaveAttribute("href", "#/plan/edit");
    unmount();
    json = "{";
    render(Plan);
    await screen.findByText("555-0142");
    expect(screen.queryByRole("link", { name: "Go on with it" })).toBeNull();
  });

  it("offers the first step where nothing is written", async () => {
    now = { ...plan, version: 0, saved_at: null, saved_on: null, items: [] };
    render(Plan);
    expect(await screen.findByRole("link", { name: "Write my plan" })).toHaveAttribute("href", "#/plan/edit");
    expect(screen.queryByRole("button", { name: "Print" })).toBeNull();
  });
});
