import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { installBackend, type Output } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import AddMedicine from "./AddMedicine.svelte";
import { DAY, detail, dose, ID, needed, slot, summary } from "./fixture";
import MedicineDetail from "./MedicineDetail.svelte";
import Medicines from "./Medicines.svelte";
import feature from "./feature";
import TodayMedicines from "./TodayMedicines.svelte";

let backend: MemoryBackend;
let today: Output<"medications_today">;

const recorded = (more: Partial<Output<"doses_record">> = {}): Output<"doses_record"> => ({
  dose: dose(),
  already: null,
  ask_note: false,
  next: null,
  ...more,
});

beforeEach(() => {
  setLang("en");
  toasts.clear();
  location.hash = "#/medications";
  today = { date: DAY, due: [slot()], as_needed: [], zone_question: null, refills: [], any: true };
  backend = memoryBackend({
    medications_today: () => today,
    medications_list: () => [summary()],
    medications_detail: () => detail(),
    medications_history: () => ({ days: [], next: null }),
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
    people_list: () => [],
    sessions_list: () =>
      ({ today: DAY, zone: "America/Chicago", items: [] }) as unknown as Output<"sessions_list">,
    vocabulary_get: () =>
      ({ skip_reasons: ["skip.forgot"], side_effects: [] }) as unknown as Output<"vocabulary_get">,
    doses_record: () => recorded(),
    doses_delete: () => dose(),
    medications_schedule_preview: () => ({ tomorrow_date: DAY, tomorrow: [], next: [], notes: [] }),
  });
  installBackend(backend);
});

describe("one press", () => {
  it("notes the slot it stands at as taken now", async () => {
    const user = userEvent.setup();
    render(Medicines);
    await user.click(await screen.findByRole("button", { name: /^Taken/ }));
    expect(backend.inputs("doses_record")).toEqual([
      {
        medication: ID,
        slot: slot().slot,
        answer: "taken",
        when: { kind: "now" },
        reason: null,
        note: { withdrawal: null, lasted: null, side_effects: null, text: "" },
        again: false,
      },
    ]);
  });

  it("asks where it was noted before, and notes another only then", async () => {
    const user = userEvent.setup();
    backend.answer({
      doses_record: ({ again }) => (again ? recorded() : recorded({ dose: null, already: dose() })),
    });
    render(Medicines);
    await user.click(await screen.findByRole("button", { name: /^Taken/ }));
    expect(await screen.findByText(/You noted this at 8:05.AM\. Note another\?/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /^Note another/ }));
    await waitFor(() =>
      expect(backend.inputs("doses_record").map(({ again }) => again)).toEqual([false, true]),
    );
  });

  it("folds out a skip, whose reason can be left out", async () => {
    const user = userEvent.setup();
    render(Medicines);
    await user.click(await screen.findByRole("button", { name: /^Something else/ }));
    await user.click(screen.getByRole("radio", { name: "I skipped it" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.inputs("doses_record")).toHaveLength(1));
    expect(backend.inputs("doses_record")[0]).toMatchObject({ answer: "skipped", reason: null });
  });

  it("offers a note once, and Not now ends it for the day", async () => {
    const user = userEvent.setup();
    backend.answer({ doses_record: () => recorded({ ask_note: true }) });
    render(Medicines);
    await user.click(await screen.findByRole("button", { name: /^Taken/ }));
    await user.click(await screen.findByRole("button", { name: "Not now" }));
    await user.click(screen.getByRole("button", { name: /^Taken/ }));
    await waitFor(() => expect(backend.inputs("doses_record")).toHaveLength(2));
    expect(screen.queryByRole("button", { name: "Not now" })).toBeNull();
  });
});

describe("as needed", () => {
  it("says how many in a day beside the label's own limit, and stays open past it", async () => {
    today = { ...today, due: [], as_needed: [needed({ taken_24h: 5 })] };
    render(Medicines);
    expect(await screen.findByText(/5 in the last 24 hours\./)).toBeVisible();
    expect(screen.getByText("The label says: No more than 4 a day")).toBeVisible();
    expect(screen.getByRole("button", { name: /^I took one/ })).toBeEnabled();
  });
});

describe("on Today", () => {
  it("shows what is due, and one quiet line once all is noted", async () => {
    const { rerender } = render(TodayMedicines);
    expect(await screen.findByRole("button", { name: /^Taken/ })).toBeVisible();
    today = { ...today, due: [slot({ state: "taken", dose: dose() })] };
    backend.announce("medications");
    expect(await screen.findByText("1 of 1 noted for today.")).toBeVisible();
    await rerender({});
  });

  it("shows nothing where there is no medicine", async () => {
    today = { ...today, due: [], any: false };
    render(TodayMedicines);
    await waitFor(() => expect(backend.inputs("medications_today")).toHaveLength(1));
    expect(screen.queryByText("Medicines")).toBeNull();
  });

  it("asks once by whose clock to go on", async () => {
    const user = userEvent.setup();
    today = {
      ...today,
      zone_question: {
        from_zone: "America/Chicago",
        to_zone: "America/New_York",
        medications: [{ id: ID, name: "Acamprosate" }],
      },
    };
    backend.answer({ medications_zone_answer: () => ({}) });
    render(TodayMedicines);
    await user.click(await screen.findByRole("button", { name: "Home time (Chicago)" }));
    expect(backend.inputs("medications_zone_answer")).toEqual([{ keep_here: false }]);
  });
});

describe("one medicine", () => {
  const counts = {
    since: "2026-09-01",
    due: 30,
    taken: 26,
    late: 0,
    skipped: 2,
    not_recorded: 2,
    paused: 0,
    longest_gap_days: null,
  };

  it("says how it went only where there is enough to say it", async () => {
    const { unmount } = render(MedicineDetail, { params: { id: ID } });
    await screen.findByText(/Every day at/);
    expect(screen.queryByText(/noted as taken/)).toBeNull();
    unmount();
    backend.answer({ medications_detail: () => detail({ adherence: counts }) });
    render(MedicineDetail, { params: { id: ID } });
    expect(await screen.findByText("26 of 30 noted as taken")).toBeVisible();
    expect(screen.getByText("Beside it: 2 skipped, 2 not recorded, and 0 paused.")).toBeVisible();
  });

  it("is taken again without the days between counting as not recorded", async () => {
    const user = userEvent.setup();
    const stopped = detail();
    stopped.medication.entry = {
      ...stopped.medication.entry,
      stopped: "2026-10-01",
      stop_reason: "Ran out of money",
    };
    backend.answer({
      medications_detail: () => stopped,
      sessions_list: () =>
        ({ today: "2026-10-08", zone: "America/Chicago", items: [] }) as unknown as Output<"sessions_list">,
      medications_pause_save: () => ({}) as unknown as Output<"medications_pause_save">,
      medications_save: () => stopped.medication,
    });
    render(MedicineDetail, { params: { id: ID } });
    await user.click(await screen.findByRole("button", { name: "I take it again" }));
    await waitFor(() => expect(backend.inputs("medications_save")).toHaveLength(1));
    expect(backend.inputs("medications_pause_save")).toEqual([
      {
        id: null,
        medication: ID,
        from: "2026-10-02",
        until: "2026-10-07",
        reason: "other",
        note: "Ran out of money",
      },
    ]);
  });

  it("asks before it is deleted where the plan names it", async () => {
    const user = userEvent.setup();
    backend.answer({ medications_detail: () => detail({ in_plan: true }) });
    render(MedicineDetail, { params: { id: ID } });
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    expect(await screen.findByRole("alertdialog")).toHaveTextContent("It is in your plan");
    expect(backend.inputs("medications_delete")).toHaveLength(0);
  });
});

describe("adding one", () => {
  it("goes question by question, and can stop and keep what is there", async () => {
    const user = userEvent.setup();
    backend.answer({ medications_save: () => summary().medication });
    render(AddMedicine);
    await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "Acamprosate");
    await user.click(screen.getByRole("button", { name: "Next" }));
    expect(await screen.findByRole("heading", { name: "What does the label say?" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Stop here and keep it" }));
    await waitFor(() => expect(location.hash).toBe(`#/medications/${ID}`));
    expect(backend.inputs("medications_save")[0]).toMatchObject({ id: null, also: false });
    expect(backend.inputs("medications_schedule_save")).toHaveLength(0);
  });

  it("does not go on without a name, nor past a schedule without a time", async () => {
    const user = userEvent.setup();
    render(AddMedicine);
    await user.click(await screen.findByRole("button", { name: "Next" }));
    const name = screen.getByRole("textbox", { name: /^Name/ });
    await waitFor(() => expect(name).toHaveAttribute("aria-invalid", "true"));
    await user.type(name, "A");
    await user.click(screen.getByRole("button", { name: "Next" }));
    await user.click(await screen.findByRole("button", { name: "Next" }));
    expect(await screen.findByRole("heading", { name: "When do you take it?" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Next" }));
    expect(await screen.findByText("Enter at least one time.")).toBeVisible();
  });
});

describe("a reminder", () => {
  const to = (kind: "dose" | "injection" | "refill" | "review", subject: string) =>
    feature.reminderPath({ to: "request", kind, subject });

  it("leads to what is due, and one about a shot or a refill to its medicine", () => {
    expect(to("dose", `${ID} anything`)).toBe("/medications");
    expect(to("refill", ID)).toBe(`/medications/${ID}`);
    expect(to("injection", "several")).toBe("/medications");
    expect(to("review", ID)).toBeUndefined();
  });
});
