import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import Cravings from "./Cravings.svelte";
import EditCraving from "./EditCraving.svelte";
import LogCraving from "./LogCraving.svelte";
import {
  emptyFields,
  entryOf,
  fieldsOf,
  haltAfter,
  keepDetails,
  whenOf,
  type Craving,
  type FeltFeeling,
} from "./form";

const craving: Craving = {
  id: "01930000-0000-7000-8000-000000000001",
  occurred: {
    at: "2026-10-05T23:00:00Z",
    zone: "America/Chicago",
    local: "2026-10-05T18:00:00",
    precision: "about",
  },
  created_at: "2026-10-05T23:00:00Z",
  updated_at: "2026-10-05T23:00:00Z",
  deleted_at: null,
  revision: 3,
  lang: "en",
  asked_by: null,
  rerates: [],
  entry: {
    intensity: 7,
    substances: [{ id: "alcohol" }],
    triggers: [{ id: "events.argument" }, { own: "the blue <b>car</b>" }],
    trigger_main: { own: "the blue <b>car</b>" },
    situation: "s",
    place: { id: "home" },
    company: { id: "alone" },
    emotions: [{ feeling: { id: "angry" }, strength: 3 }],
    body: [{ id: "restless" }],
    halt: { hungry: false, angry: true, lonely: false, tired: false },
    thought: "t",
    confidence: 4,
    skills: [{ skill: { id: "call" }, minutes: 12, helpfulness: 3, at: "2026-10-05T23:01:00Z" }],
    plan_items: ["01930000-0000-7000-8000-00000000000a"],
    contacted: null,
    session: { series: "01930000-0000-7000-8000-00000000000b", recurrence_id: "2026-10-06T18:00:00" },
    outcome: "passed",
    note: "n",
    share: "never",
  },
};

let backend: MemoryBackend;
let stored: Craving[];
beforeEach(() => {
  setLang("en");
  toasts.clear();
  stored = [craving];
  backend = memoryBackend({
    vocabulary_get: () => ({
      triggers: ["events.argument", "people.alone", "things.smell"],
      emotions: ["angry", "sad"],
      substances: ["alcohol"],
      places: ["home"],
      company: ["alone"],
      body: ["restless"],
      skills: ["call"],
      session_kinds: [],
    }),
    drafts_load: () => ({ json: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
    cravings_log: () => craving,
    cravings_get: () => craving,
    cravings_list: () => ({ items: stored, next: null, total: stored.length, written: [] }),
    cravings_delete: () => {
      stored = [];
      return {};
    },
    cravings_restore: () => {
      stored = [craving];
      return {};
    },
  });
  installBackend(backend);
});

describe("logging", () => {
  it("needs a number and Enter, and nothing else", async () => {
    const user = userEvent.setup();
    render(LogCraving);
    await screen.findByRole("radiogroup", { name: "How strong is it right now?" });
    await user.keyboard("7{Enter}");
    await waitFor(() => expect(backend.inputs("cravings_log")).toHaveLength(1));
    const [sent] = backend.inputs("cravings_log");
    expect(sent?.entry.intensity).toBe(7);
    expect(sent?.when).toEqual({ kind: "now" });
    expect(backend.inputs("drafts_discard")).toHaveLength(1);
  });

  it("asks for the number instead of saving a zero nobody said", async () => {
    const user = userEvent.setup();
    render(LogCraving);
    await screen.findByRole("radiogroup", { name: "How strong is it right now?" });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(backend.inputs("cravings_log")).toHaveLength(0);
    expect(screen.getByText(/empty/i)).toBeInTheDocument();
  });

  it("keeps every word on screen when the disk is full", async () => {
    backend.answer({
      cravings_log: () => {
        throw new BackendError("disk_full");
      },
    });
    const user = userEvent.setup();
    render(LogCraving);
    await screen.findByRole("radiogroup", { name: "How strong is it right now?" });
    await user.keyboard("4");
    await user.click(screen.getByText("Say more about it"));
    await user.type(screen.getByLabelText("Anything else?"), "do not lose me");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByRole("alert");
    expect(screen.getByLabelText("Anything else?")).toHaveValue("do not lose me");
    expect(backend.inputs("drafts_discard")).toHaveLength(0);
  });
});

describe("the list", () => {
  it("shows own words as text, deletes, and brings back", async () => {
    const user = userEvent.setup();
    render(Cravings);
    expect(await screen.findByText("the blue <b>car</b>")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /^Delete/ }));
    await screen.findByText("Nothing logged yet");
    const [toast] = toasts.list;
    await toast?.undo?.();
    expect(await screen.findByText("the blue <b>car</b>")).toBeInTheDocument();
    expect(backend.inputs("cravings_restore")).toEqual([{ id: craving.id }]);
  });
});

describe("correcting", () => {
  it("names the revision it saw, leaves the time alone, and keeps the text when somebody was faster", async () => {
    backend.answer({
      cravings_correct: () => {
        throw new BackendError("stale");
      },
    });
    const user = userEvent.setup();
    render(EditCraving, { params: { id: craving.id } });
    const note = await screen.findByLabelText("Anything else?");
    await user.type(note, " and more");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByRole("alert");
    const [sent] = backend.inputs("cravings_correct");
    expect(sent?.revision).toBe(3);
    expect(sent?.when).toBeNull();
    expect(sent?.entry.note).toBe("n and more");
    expect(note).toHaveValue("n and more");
  });
});

describe("the craving form", () => {
  it("loses nothing on the way from a record to the form and back", () => {
    expect(entryOf(fieldsOf(craving), craving.entry)).toEqual(craving.entry);
    expect(whenOf(fieldsOf(craving))).toEqual({
      kind: "local",
      local: "2026-10-05T18:00:00",
      precision: "about",
    });
  });

  it("keeps not asked apart from asked and none", () => {
    expect(entryOf(emptyFields()).halt).toBeNull();
    const none = { ...emptyFields(), halt: ["none"] };
    expect(entryOf(none).halt).toEqual({ hungry: false, angry: false, lonely: false, tired: false });
    expect(haltAfter(["none"], ["none", "tired"])).toEqual(["tired"]);
    expect(haltAfter(["tired"], ["tired", "none"])).toEqual(["none"]);
  });

  it("keeps the strength of a feeling when another one is picked", () => {
    const before: FeltFeeling[] = [{ feeling: { id: "sad" }, strength: "3" }];
    const after = keepDetails(
      [{ id: "sad" }, { id: "calm" }],
      before,
      (one) => one.feeling,
      (feeling) => ({ feeling, strength: "2" }),
    );
    expect(after.map((one) => one.strength)).toEqual(["3", "2"]);
  });

  it("sends what is no number on, so that Rust says what is wrong instead of losing it", () => {
    const fields = {
      ...emptyFields(),
      skills: [{ skill: { id: "call" }, at: null, minutes: "-4", helpfulness: "" }],
    };
    expect(entryOf(fields).skills[0]?.minutes).toBeGreaterThan(600);
  });

  it("takes a day without a time as a day", () => {
    expect(whenOf({ ...emptyFields(), earlier: true, day: "2026-10-01" })).toEqual({
      kind: "local",
      local: "2026-10-01T12:00:00",
      precision: "day",
    });
  });
});
