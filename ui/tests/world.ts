/** A backend with an ordinary day behind it, for tests that render whole screens. */
import { installBackend, type Output } from "$lib/backend";
import { memoryBackend, type Answers, type MemoryBackend } from "$lib/backend/memory";

type Status = Output<"vault_status">;

export const status = (more: Partial<Status> = {}): Status => ({
  state: "locked",
  problem: null,
  remembered: false,
  wait_until: null,
  demo: false,
  demo_passphrase: null,
  needs_new_passphrase: false,
  recovery_unconfirmed: false,
  little_room: false,
  owner_asked: true,
  lost: null,
  set_aside: [],
  version: "0.1.0",
  folder: "/home/ana/data",
  ...more,
});

export const health = (more: Partial<Output<"reminders_health">> = {}): Output<"reminders_health"> => ({
  mode: "keyring",
  keyring: true,
  agent: true,
  tray: true,
  notifications: true,
  agenda_readable: true,
  agenda_made: true,
  not_shown: 0,
  starts_at_login: true,
  ...more,
});

type Choices = Output<"settings_get">["reminders"];
export const reminders = (more: Partial<Choices> = {}): Choices => ({
  on: true,
  level: "neutral",
  times: [{ before: 120 }, "leave_by"],
  leave_margin_min: 10,
  kinds: [],
  rerate: { on: true, level: "neutral" },
  checkin: { on: true, level: "neutral" },
  review: { on: true, level: "neutral" },
  dose: { on: true, level: "neutral" },
  injection: { on: true, level: "neutral" },
  refill: { on: true, level: "neutral" },
  quiet: null,
  ...more,
});

export const weekHours = (more: Partial<Output<"program_week">> = {}): Output<"program_week"> => ({
  monday: "2026-03-09",
  credited: 0,
  not_noted: 0,
  planned: 0,
  prescribed: null,
  split: false,
  sessions: 0,
  attended: 0,
  missed: 0,
  ...more,
});

export const today = (more: Partial<Output<"today_get">> = {}): Output<"today_get"> => ({
  now: "2026-03-10T17:05:00",
  zone: "America/Chicago",
  next: null,
  week: [],
  hours: weekHours(),
  cravings_this_week: 0,
  cravings_passed: 0,
  craving_peaks: [],
  has_sessions: false,
  has_plan: true,
  ...more,
});

export const lessonsWeek = (more: Partial<Output<"lessons_week">> = {}): Output<"lessons_week"> => ({
  week: null,
  from: "2026-03-09",
  to: "2026-03-15",
  counted_from: null,
  due: [],
  open: [],
  done: 0,
  assigned: 0,
  assigned_done: 0,
  next: null,
  suggestions: [],
  ...more,
});

const help: Output<"help_get"> = {
  public: {
    country: "US",
    lines: [
      {
        id: "988",
        call: "988",
        text: "988",
        text_word: { en: null, es: "AYUDA" },
        checked_on: "2026-12-01",
        source: "https://988lifeline.org",
      },
    ],
    named_in_lessons: [],
    overdose_steps: ["call"],
  },
  own: { people: [], lines: [] },
  own_locked: true,
};

/** Installs a backend whose vault opens and locks; the status can be changed by the test. */
export function world(start: Partial<Status> = {}, answers: Answers = {}): MemoryBackend & { now: Status } {
  const box = { now: status(start) };
  const backend = memoryBackend({
    vault_status: () => box.now,
    vault_lock: () => {
      box.now = { ...box.now, state: "locked" };
      return {};
    },
    vault_unlock: () => {
      box.now = { ...box.now, state: "open" };
      return {
        wrong_tries: 0,
        last_wrong_at: null,
        notices: [],
        inbox: { merged: 0, set_aside: 0, waiting: 0, first: null, last: null },
      };
    },
    vault_touch: () => ({}),
    inbox_wanted: () => ({ wanted: false, again: false }),
    settings_device_get: () => ({
      lang: "en",
      theme: "light",
      text_percent: 100,
      view: "week",
      quick_exit_ms: 600,
      tray_line_off: false,
    }),
    settings_device_set: (input) => input,
    help_get: () => help,
    today_get: () => today(),
    lessons_week: () => lessonsWeek(),
    checkins_due: () => ({ due: null, change_times: false }),
    reminders_health: () => health(),
    reminders_outlook: () => ({ ends: null }),
    reminders_asked: () => ({ target: null }),
    ...answers,
  });
  installBackend(backend);
  Object.defineProperty(backend, "now", {
    get: () => box.now,
    set: (next: Status) => {
      box.now = next;
    },
  });
  return backend as MemoryBackend & { now: Status };
}
