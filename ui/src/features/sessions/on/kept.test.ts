import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { tick } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import type { OccurrenceView, Vocabulary } from "$lib/bindings";
import { flushDrafts } from "$lib/draft.svelte";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import { occurrence, session } from "../fixture";
import OccurrencePage from "./OccurrencePage.svelte";

/** A vault that keeps notes and answers, and takes them back. */
let view: OccurrenceView;
let backend: MemoryBackend;
beforeEach(() => {
  setLang("en");
  toasts.clear();
  view = occurrence();
  let before = view;
  const keep = (next: Partial<OccurrenceView>) => {
    before = view;
    view = { ...view, ...next };
    backend.announce("sessions");
    return { undo: "u-1" };
  };
  backend = memoryBackend({
    journal_linked: () => ({ items: [] }),
    sessions_occurrence_get: () => view,
    sessions_attendance_set: ({ status, reason }) => keep({ entry: { ...view.entry, status, reason } }),
    sessions_occurrence_save: ({ entry }) => keep({ entry, noted_at: "2026-11-24T04:00:00Z" }),
    sessions_occurrence_change: () => ({ undo: "u-3", overlaps: { items: [], total: 0 } }),
    sessions_undo: () => {
      view = before;
      backend.announce("sessions");
      return {};
    },
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
    vocabulary_get: () => ({ missed_reasons: ["missed.sick"] }) as Vocabulary,
  });
  installBackend(backend);
});

const open = async () => {
  const { series, recurrence_id: recurrence } = session();
  render(OccurrencePage, { params: { series, recurrence } });
  await screen.findByRole("heading", { name: "Group: relapse prevention" });
};
/** As the page does each minute. */
const minute = async () => {
  const asked = backend.inputs("sessions_occurrence_get").length;
  view = structuredClone(view);
  backend.announce("sessions");
  await waitFor(() => expect(backend.inputs("sessions_occurrence_get").length).toBeGreaterThan(asked));
  await tick();
  await tick();
};

describe("changing one day", () => {
  const dialog = async () => {
    await userEvent.click(screen.getByRole("button", { name: "Move or shorten" }));
    return within(await screen.findByRole("dialog"));
  };

  it("keeps what is being typed while a minute passes", async () => {
    await open();
    const { getByLabelText } = await dialog();
    await fireEvent.input(getByLabelText("Length in minutes"), { target: { value: "95" } });
    await minute();
    expect(getByLabelText("Length in minutes")).toHaveValue("95");
  });

  it("saves nothing and says nothing when nothing was changed", async () => {
    await open();
    const { getByRole } = await dialog();
    await userEvent.click(getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(backend.inputs("sessions_occurrence_change")).toEqual([]);
    expect(toasts.list).toEqual([]);
  });
});

describe("notes", () => {
  const line = () => screen.getByLabelText("One thing to keep");
  const save = async (text: string) => {
    await fireEvent.input(line(), { target: { value: text } });
    await userEvent.click(screen.getByRole("button", { name: "Save my notes" }));
    await waitFor(() => expect(toasts.list).toHaveLength(1));
  };

  it("show what is kept after Undo", async () => {
    await open();
    await save("It passes. ");
    await waitFor(() => expect(line()).toHaveValue("It passes."));
    await toasts.list[0]?.undo?.();
    await waitFor(() => expect(line()).toHaveValue(""));
  });

  it("leave what was typed since as it is, and keep it as a draft", async () => {
    await open();
    await save("It passes.");
    await minute();
    await fireEvent.input(line(), { target: { value: "It passes. Breathe." } });
    await toasts.list[0]?.undo?.();
    await minute();
    expect(line()).toHaveValue("It passes. Breathe.");
    await flushDrafts();
    expect(JSON.stringify(backend.inputs("drafts_save").at(-1))).toContain("Breathe.");
  });
});

describe("whether one was there", () => {
  it("stays answered after a double click", async () => {
    await open();
    vi.spyOn(performance, "now").mockReturnValue(10_000);
    await userEvent.dblClick(screen.getByLabelText("I was there"));
    await minute();
    expect(screen.getByLabelText("I was there")).toBeChecked();
    expect(backend.inputs("sessions_attendance_set")).toHaveLength(1);
  });

  it("is taken back by a second press later on", async () => {
    await open();
    const now = vi.spyOn(performance, "now").mockReturnValue(10_000);
    await userEvent.click(screen.getByLabelText("I was there"));
    now.mockReturnValue(10_600);
    await userEvent.click(screen.getByLabelText("I was there"));
    expect(backend.inputs("sessions_attendance_set").at(-1)?.status).toBeNull();
    await waitFor(() => expect(screen.getByLabelText("I was there")).not.toBeChecked());
  });

  it("shows no answer that was not kept", async () => {
    backend.answer({
      sessions_attendance_set: () => {
        throw new Error("full");
      },
    });
    await open();
    await userEvent.click(screen.getByLabelText("I was there"));
    await waitFor(() => expect(toasts.list).toHaveLength(1));
    expect(screen.getByLabelText("I was there")).not.toBeChecked();
  });
});
