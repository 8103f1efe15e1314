/** One medicine with what belongs to it, for tests. */
import type {
  AsNeededView,
  Dose,
  DoseView,
  Medication,
  MedicationDetail,
  MedicationSummary,
  ScheduleVersion,
} from "$lib/bindings";

export const ID = "01930000-0000-7000-8000-000000000001";
export const VERSION = "01930000-0000-7000-8000-000000000002";
export const SCHEDULE = "01930000-0000-7000-8000-000000000003";
export const DAY = "2026-10-05";

const moment = (local: string) => ({
  at: `${local}Z`,
  zone: "America/Chicago",
  local,
  precision: "exact" as const,
});

export const medicine = (more: Partial<Medication["entry"]> = {}): Medication => ({
  id: ID,
  created_at: "2026-09-01T12:00:00Z",
  updated_at: "2026-09-01T12:00:00Z",
  deleted_at: null,
  revision: 2,
  position: 0,
  lang: "en",
  entry: {
    name: "Acamprosate",
    purpose: "fewer cravings",
    kind: "alcohol",
    form: "tablet",
    label: "Take 2 tablets 3 times a day",
    prescriber: null,
    pharmacy: null,
    started: "2026-09-01",
    stopped: null,
    stop_reason: "",
    note: "",
    reminders: { on: true, repeats: 1, reason: "" },
    refill: null,
    share: "ask",
    ...more,
  },
});

export const version = (entry: Partial<ScheduleVersion["entry"]> = {}): ScheduleVersion => ({
  id: VERSION,
  medication: ID,
  schedule: SCHEDULE,
  version: 1,
  saved_at: "2026-09-01T12:00:00Z",
  from: "2026-09-01T07:00:00",
  entry: {
    parts: [
      {
        from: "2026-09-01",
        until: null,
        shape: { kind: "daily", times: ["08:00:00", "20:00:00"] },
        label: "",
      },
    ],
    clock: { kind: "here" },
    late_after_min: 60,
    ...entry,
  },
});

export const dose = (more: Partial<Dose> = {}, entry: Partial<Dose["entry"]> = {}): Dose => ({
  id: "01930000-0000-7000-8000-000000000009",
  occurred: moment(`${DAY}T08:05:00`),
  created_at: "2026-10-05T13:05:00Z",
  updated_at: "2026-10-05T13:05:00Z",
  deleted_at: null,
  revision: 1,
  lang: "en",
  due: null,
  while_locked: false,
  entry: {
    medication: ID,
    slot: null,
    answer: "taken",
    reason: null,
    note: { withdrawal: null, lasted: null, side_effects: null, text: "" },
    ...entry,
  },
  ...more,
});

export const slot = (more: Partial<DoseView> = {}): DoseView => {
  const local = more.local ?? `${DAY}T08:00:00`;
  return {
    medication: ID,
    name: "Acamprosate",
    label: "Take 2 tablets 3 times a day",
    slot: { version: VERSION, date: local.slice(0, 10), place: 0, after: null },
    local,
    zone: "America/Chicago",
    at: `${local}Z`,
    shifted: false,
    moved: false,
    state: "due",
    dose: null,
    others: [],
    late_after_min: 60,
    ask_note: false,
    belongs_to_day: local.slice(0, 10),
    ...more,
  };
};

export const needed = (more: Partial<AsNeededView> = {}): AsNeededView => ({
  medication: ID,
  name: "Hydroxyzine",
  label: "",
  limit: "No more than 4 a day",
  taken_24h: 2,
  last: moment(`${DAY}T07:00:00`),
  ...more,
});

export const summary = (more: Partial<MedicationSummary> = {}): MedicationSummary => ({
  medication: medicine(),
  schedules: [{ version: version(), part: version().entry.parts[0] ?? null, then: null, later: null }],
  next: null,
  paused: null,
  refill: null,
  adherence: null,
  ...more,
});

export const detail = (more: Partial<MedicationDetail> = {}): MedicationDetail => ({
  medication: medicine(),
  prescriber: null,
  pharmacy: null,
  now: summary().schedules,
  schedules: [version()],
  pauses: [],
  moves: [],
  adherence: null,
  refill: null,
  today: [slot()],
  next: slot(),
  paused: null,
  as_needed: null,
  in_plan: false,
  ...more,
});
