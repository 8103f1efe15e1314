import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend, type Output } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import { distinct, keepDetails } from "$vocabulary/chips";
import type { FeltFeeling } from "$vocabulary/feelings";
import { noneOrSome } from "$vocabulary/halt";
import { whenOf } from "$vocabulary/when-fields";
import Cravings from "./Cravings.svelte";
import EditCraving from "./EditCraving.svelte";
import LogCraving from "./LogCraving.svelte";
import RerateCard from "./RerateCard.svelte";
import SecondNumber from "./SecondNumber.svelte";
import TrySkill from "./TrySkill.svelte";
import { emptyFields, entryOf, fieldsOf, type Craving } from "./form";

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

const detail = (more: Partial<Craving> = {}, rest: Partial<Output<"cravings_detail">> = {}) => ({
  craving: { ...craving, ...more },
  written_local: null,
  while_locked: false,
  rerates: [],
  last: 7,
  eased_after: null,
  takes_rerate: true,
  due: null,
  plan_lines: [],
  session: null,
  before: [],
  ...rest,
});

const skill = (
  id: string,
  more: Partial<Output<"skills_list">[number]> = {},
): Output<"skills_list">[number] => ({
  skill: { id },
  standing: "not_known",
  uses: 0,
  measured: 0,
  mean_change: null,
  like_this: false,
  in_plan: false,
  screen: { guide: { kind: "words" }, eyes_open: false, shows: null, link: null },
  ...more,
});

let backend: MemoryBackend;
let stored: Craving[];
beforeEach(() => {
  setLang("en");
  toasts.clear();
  stored = [craving];
  backend = memoryBackend({
    vocabulary_get: () => ({
      triggers: ["events.argument", "people.alone", "things.smell"],
      quick_triggers: [],
      emotions: ["angry", "sad"],
      substances: ["alcohol"],
      places: ["home"],
      company: ["alone"],
      body: ["restless"],
      skills: ["call"],
      missed_reasons: [],
      skip_reasons: [],
      side_effects: [],
      session_kinds: [],
    }),
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
    cravings_log: () => craving,
    cravings_get: () => craving,
    cravings_detail: () => detail(),
    cravings_rerate: () => craving,
    cravings_skill_add: () => craving,
    plan_get: () => ({
      version: 0,
      saved_at: null,
      saved_on: null,
      reason: "",
      reviewed_with: "",
      items: [],
    }),
    people_list: () => [],
    sessions_list: () => ({ today: "2026-10-05", zone: "America/Chicago", items: [], truncated: false }),
    cravings_list: () => ({ items: stored, next: null, total: stored.length, written: [] }),
    cravings_delete: () => {
      stored = [];
      return {};
    },
    cravings_undelete: () => {
      stored = [craving];
      return {};
    },
  });
  installBackend(backend);
});

describe("logging", () => {
  it("needs a number and Ctrl Enter, and nothing else", async () => {
    const user = userEvent.setup();
    render(LogCraving);
    await screen.findByRole("radiogroup", { name: "How strong is it right now?" });
    await user.keyboard("7{Control>}{Enter}{/Control}");
    await waitFor(() => expect(backend.inputs("cravings_log")).toHaveLength(1));
    const [sent] = backend.inputs("cravings_log");
    expect(sent?.entry.intensity).toBe(7);
    expect(sent?.when).toEqual({ kind: "now" });
    expect(backend.inputs("drafts_discard")).toHaveLength(1);
  });

  it("goes on to the next question with Enter, and saves nothing on the way", async () => {
    const user = userEvent.setup();
    render(LogCraving);
    await screen.findByRole("radiogroup", { name: "How strong is it right now?" });
    await user.keyboard("7{Enter}");
    await waitFor(() => expect(screen.getByRole("heading", { name: "What set it off?" })).toHaveFocus());
    expect(backend.inputs("cravings_log")).toHaveLength(0);
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(backend.inputs("cravings_log")).toHaveLength(1));
  });

  it("begins without a number, whatever was picked last time, and says what that was", async () => {
    const kept = { ...emptyFields(), intensity: 9, note: "the kitchen", step: "rest" };
    backend.answer({
      drafts_load: ({ key }) => ({ json: key === "cravings.new" ? JSON.stringify(kept) : null, kept: null }),
    });
    const user = userEvent.setup();
    render(LogCraving);
    await screen.findByText("You had picked 9 then. Pick the number for now.");
    const scale = screen.getByRole("radiogroup", { name: "How strong is it right now?" });
    expect(scale.querySelector(":checked"), "a number for now is given now").toBeNull();
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(backend.inputs("cravings_log"), "and none is made up").toHaveLength(0);
    await user.keyboard("4{Control>}{Enter}{/Control}");
    await waitFor(() => expect(backend.inputs("cravings_log")).toHaveLength(1));
    const [sent] = backend.inputs("cravings_log");
    expect([sent?.entry.intensity, sent?.entry.note], "the words are kept").toEqual([4, "the kitchen"]);
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
    await user.click(screen.getByRole("button", { name: "Say more" }));
    for (const heading of [/set it off/, /How did you feel/, /Where, and with whom/]) {
      await screen.findByRole("heading", { level: 1, name: heading });
      await user.click(screen.getByRole("button", { name: "Next" }));
    }
    await user.type(await screen.findByLabelText("What thought came with it?"), "do not lose me");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByRole("alert");
    expect(screen.getByLabelText("What thought came with it?")).toHaveValue("do not lose me");
    expect(backend.inputs("drafts_discard")).toHaveLength(0);
  });
});

describe("after the number", () => {
  it("offers skills in Rust's order, each with what the number is out of", async () => {
    backend.answer({
      skills_list: () => [
        skill("call", { standing: "fell", uses: 9, measured: 7, mean_change: -3.4 }),
        skill("music", { uses: 2, measured: 2 }),
        skill("delay", { standing: "not_fallen", uses: 3, measured: 3, mean_change: 0.5 }),
      ],
    });
    render(TrySkill, { params: { id: craving.id } });
    const links = await screen.findAllByRole("link", { name: /Call|Music|Wait/ });
    expect(links.map((link) => link.textContent?.trim().replace(/\s+/g, " "))).toEqual([
      "Call or text someone Fell 3.4 on average (n = 7)",
      "Music Tried 2 times",
      "Wait 15 minutes Did not fall on average (n = 3)",
    ]);
    expect(backend.inputs("skills_list")).toEqual([{ craving: craving.id }]);
  });

  it("shows what to do about an overdose at once when the person used", async () => {
    backend.answer({
      skills_list: () => [],
      cravings_get: () => ({ ...craving, entry: { ...craving.entry, outcome: "used_some" } }),
      help_get: () => ({
        public: { country: "US", lines: [], named_in_lessons: [], overdose_steps: ["call"] },
        own: { people: [], lines: [] },
        own_locked: false,
      }),
    });
    render(TrySkill, { params: { id: craving.id } });
    expect(await screen.findByText(/can stop your breathing/)).toBeInTheDocument();
    expect(await screen.findByText(/We are at/)).toBeInTheDocument();
  });

  it("keeps a skip as a skip, with the prompt that asked", async () => {
    backend.answer({
      cravings_detail: () =>
        detail(
          {},
          {
            due: {
              craving: craving.id,
              prompt_id: "rerate-15",
              occurred_local: "2026-10-05T18:00:00",
              first: 7,
              last: 7,
            },
          },
        ),
    });
    const user = userEvent.setup();
    render(SecondNumber, { params: { id: craving.id } });
    await user.click(await screen.findByRole("button", { name: "Skip this" }));
    await waitFor(() =>
      expect(backend.inputs("cravings_rerate")).toEqual([
        { id: craving.id, intensity: null, prompt_id: "rerate-15" },
      ]),
    );
  });

  it("takes a second number with a key and Enter, and asks for it instead of making one up", async () => {
    const user = userEvent.setup();
    render(SecondNumber, { params: { id: craving.id } });
    await screen.findByRole("radiogroup", { name: "How strong is it now?" });
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(backend.inputs("cravings_rerate")).toEqual([]);
    const scale = screen.getByRole("radiogroup", { name: "How strong is it now?" });
    scale.querySelector("input")?.focus();
    await user.keyboard("3{Enter}");
    expect(screen.getByRole("button", { name: "Save" }), "Enter goes on to the button").toHaveFocus();
    await user.keyboard("{Enter}");
    await waitFor(() =>
      expect(backend.inputs("cravings_rerate")).toEqual([{ id: craving.id, intensity: 3, prompt_id: null }]),
    );
  });

  it("says how a skill went without trying it a second time", async () => {
    const tried = { skill: { id: "music" }, minutes: null, helpfulness: null, at: "2026-10-05T23:02:00Z" };
    backend.answer({
      cravings_detail: () => detail({ entry: { ...craving.entry, skills: [tried] } }),
    });
    const user = userEvent.setup();
    render(SecondNumber, { params: { id: craving.id } });
    await user.click(await screen.findByRole("radio", { name: "Quite a bit" }));
    screen.getByRole("radiogroup", { name: "How strong is it now?" }).querySelector("input")?.focus();
    await user.keyboard("2{Control>}{Enter}{/Control}");
    await waitFor(() => expect(backend.inputs("cravings_rerate")).toHaveLength(1));
    expect(backend.inputs("cravings_skill_add")).toEqual([
      { id: craving.id, skill: { id: "music" }, minutes: null, helpfulness: 3 },
    ]);
  });

  it("asks on any screen when it is time, and can be skipped there", async () => {
    let asked = true;
    backend.answer({
      cravings_due: () =>
        asked
          ? [
              {
                craving: craving.id,
                prompt_id: "rerate-45",
                occurred_local: "2026-10-05T18:00:00",
                first: 7,
                last: 5,
              },
            ]
          : [],
      cravings_rerate: () => {
        asked = false;
        return craving;
      },
    });
    const user = userEvent.setup();
    render(RerateCard);
    await screen.findByText("How strong is it now? You logged 7 at 6:00 PM.");
    await user.click(screen.getByRole("button", { name: /^Skip this/ }));
    await waitFor(() => expect(screen.queryByText(/You logged 7/)).not.toBeInTheDocument());
    expect(backend.inputs("cravings_rerate")).toEqual([
      { id: craving.id, intensity: null, prompt_id: "rerate-45" },
    ]);
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
    expect(backend.inputs("cravings_undelete")).toEqual([{ id: craving.id }]);
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
    expect(noneOrSome(["none"], ["none", "tired"])).toEqual(["tired"]);
    expect(noneOrSome(["tired"], ["tired", "none"])).toEqual(["none"]);
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

  it("keeps both tries when the same skill was tried twice", () => {
    const twice = [
      { skill: { id: "delay" }, minutes: "5" },
      { skill: { id: "delay" }, minutes: "15" },
    ];
    const after = keepDetails(
      [{ id: "delay" }, { id: "music" }],
      twice,
      (one) => one.skill,
      (skill) => ({ skill: skill as { id: string }, minutes: "" }),
    );
    expect(
      after.map((one) => one.minutes),
      "each try has its own minutes",
    ).toEqual(["5", "15", ""]);
    expect(distinct(twice.map((one) => one.skill)), "and the skill is offered once").toEqual([
      { id: "delay" },
    ]);
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
