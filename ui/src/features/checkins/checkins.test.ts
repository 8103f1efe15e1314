import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import Checkin from "./Checkin.svelte";
import CheckinCard from "./CheckinCard.svelte";
import CheckinSettings from "./CheckinSettings.svelte";
import { emptyFields, without, type Checkin as Told, type CheckinView } from "./fields";

const view: CheckinView = {
  date: "2026-10-05",
  is_today: true,
  part: "evening",
  ask: ["mood", "used_today", "halt", "good_thing"],
  checkin: null,
};

const told: Told = {
  id: "01930000-0000-7000-8000-000000000001",
  date: "2026-10-05",
  part: "evening",
  occurred: {
    at: "2026-10-06T01:00:00Z",
    zone: "America/Chicago",
    local: "2026-10-05T20:00:00",
    precision: "exact",
  },
  created_at: "2026-10-06T01:00:00Z",
  updated_at: "2026-10-06T01:00:00Z",
  deleted_at: null,
  revision: 1,
  lang: "en",
  entry: { ...emptyFields(view).entry, mood: 0 },
};

let backend: MemoryBackend;

beforeEach(() => {
  setLang("en");
  toasts.clear();
  location.hash = "#/checkins/evening";
  backend = memoryBackend({
    checkins_get: () => view,
    checkins_save: (input) => ({ ...told, entry: { ...told.entry, ...input.entry } as Told["entry"] }),
    checkins_skip: () => told,
    checkins_delete: () => ({}),
    checkins_due: () => ({ due: { date: "2026-10-05", part: "evening", questions: 4 }, change_times: true }),
    checkins_confirm_times: () => {
      throw new Error("not asked in these tests");
    },
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
  });
  installBackend(backend);
});

const sent = () => backend.inputs("checkins_save")[0]?.entry;

describe("a check-in", () => {
  it("takes a tap a question and keeps what was skipped apart from zero", async () => {
    const user = userEvent.setup();
    render(Checkin, { params: { part: "evening" } });
    await user.click(await screen.findByRole("radio", { name: "0" }));
    await user.click(screen.getByRole("radio", { name: "I prefer not to say" }));
    await user.click(screen.getByRole("button", { name: /^Skip this: Are you/ }));
    await user.click(screen.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(sent()).toBeDefined());
    expect(sent()).toMatchObject({ asked: view.ask, mood: 0, used_today: "prefer_not", halt: null });
    expect(backend.inputs("checkins_save")[0]).toMatchObject({
      date: "2026-10-05",
      revision: null,
      draft: "checkins.2026-10-05.evening",
    });
  });

  it("takes an answer back when it is put aside", async () => {
    const user = userEvent.setup();
    render(Checkin, { params: { part: "evening" } });
    await user.click(await screen.findByRole("radio", { name: "7" }));
    await user.click(screen.getByRole("button", { name: /^Skip this: How is your mood/ }));
    await user.click(screen.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(sent()).toBeDefined());
    expect(sent()?.mood).toBeNull();
  });

  it("thanks who says that they used, and shows help", async () => {
    const user = userEvent.setup();
    render(Checkin, { params: { part: "evening" } });
    await user.click(await screen.findByRole("radio", { name: "Yes" }));
    await user.click(screen.getByRole("button", { name: "Done" }));
    expect(await screen.findByText("Thank you for being honest")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "See help" })).toHaveAttribute("href", "#/help");
  });

  it("names the revision when it corrects", async () => {
    backend.answer({ checkins_get: () => ({ ...view, checkin: { ...told, revision: 3 } }) });
    const user = userEvent.setup();
    render(Checkin, { params: { part: "evening", date: "2026-10-05" } });
    expect(await screen.findByRole("radio", { name: "0" })).toBeChecked();
    await user.click(screen.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(backend.inputs("checkins_save")[0]?.revision).toBe(3));
  });

  it("forgets only the answer it is told to forget", () => {
    const entry = { ...told.entry, good_thing: "tea" };
    expect(without(entry, "mood")).toEqual({ ...entry, mood: null });
    expect(without(entry, "good_thing")).toEqual({ ...entry, good_thing: "" });
  });
});

describe("the card on Today", () => {
  it("can be skipped, and the skip taken back", async () => {
    const user = userEvent.setup();
    render(CheckinCard);
    expect(await screen.findByText(/4 quick questions/)).toBeInTheDocument();
    expect(screen.getByText(/Would another time/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /^Skip this one/ }));
    await waitFor(() => expect(toasts.list).toHaveLength(1));
    await toasts.list[0]?.undo?.();
    expect(backend.inputs("checkins_delete")).toEqual([{ id: told.id }]);
  });

  it("is not there when nothing is due", async () => {
    backend.answer({ checkins_due: () => ({ due: null, change_times: false }) });
    render(CheckinCard);
    await waitFor(() => expect(backend.inputs("checkins_due")).toHaveLength(1));
    expect(screen.queryByRole("heading")).not.toBeInTheDocument();
  });
});

describe("the choices", () => {
  it("keep the order in which things are asked and never end up with nothing to ask", async () => {
    const user = userEvent.setup();
    const changes: { morning: string[] }[] = [];
    render(CheckinSettings, {
      value: {
        on: true,
        morning_at: "09:00:00",
        evening_at: "20:00:00",
        morning: ["intention"],
        evening: ["stress"],
        times_chosen_on: null,
      },
      onchange: (next: { morning: string[] }) => changes.push(next),
    });
    const [morning] = screen.getAllByRole("checkbox", { name: "Mood" });
    if (morning) await user.click(morning);
    expect(changes.at(-1)?.morning).toEqual(["mood", "intention"]);
    const [, only] = screen.getAllByRole("checkbox", { name: "Stress" });
    if (only) await user.click(only);
    expect(changes).toHaveLength(1);
    expect(screen.getAllByRole("checkbox", { name: "Stress" })[1]).toBeChecked();
  });

  it("asks for a time where one was emptied, and says which stays", async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(CheckinSettings, {
      value: {
        on: true,
        morning_at: "09:00:00",
        evening_at: "20:00:00",
        morning: ["mood"],
        evening: ["mood"],
        times_chosen_on: null,
      },
      onchange,
    });
    const [morning] = document.querySelectorAll<HTMLInputElement>("input[data-typed]");
    if (!morning) throw new Error("there are two times");
    await user.clear(morning);
    await user.tab();
    expect(morning).toHaveAccessibleDescription(/^Enter a time. Until then, 9:00\sAM stays.$/);
    expect(onchange).not.toHaveBeenCalled();
  });
});
