import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
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
  saved_at: "2026-10-01T12:00:00Z",
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

describe("the plan's page", () => {
  let backend: MemoryBackend;
  beforeEach(() => {
    setLang("en");
    toasts.clear();
    backend = memoryBackend({
      plan_get: () => plan,
      plan_versions: () => [],
      people_list: () => [],
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
    render(Plan);
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
