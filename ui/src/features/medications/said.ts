/** How medicines read: schedules, states and counts in words. Owns no rule and no time of its own. */
import type {
  Adherence,
  Dose,
  DoseNote,
  DoseShape,
  DoseView,
  Pause,
  RefillView,
  ScheduleEntry,
  ScheduleNote,
  ScheduleNow,
  SchedulePart,
} from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { WEEKDAYS } from "$vocabulary/weekdays";
import { chipWord } from "$vocabulary/words";
import { daysBetween } from "./schedule";

/** 8:00 AM and 8:00 PM */
export const timesWords = (times: readonly string[]): string => fmt.list(times.map((time) => fmt.time(time)));

const daysWords = (days: readonly string[]): string =>
  fmt.list(WEEKDAYS.filter(([day]) => days.includes(day)).map(([, date]) => fmt.weekday(date)));

/** "Every day at 8:00 AM and 8:00 PM", "Every 4 weeks", "Every 8 hours after the last one". */
export function shapeWords(shape: DoseShape, from: string): string {
  switch (shape.kind) {
    case "daily":
      return t("medications_says_daily", { times: timesWords(shape.times) });
    case "weekly":
      return t("medications_says_weekly", {
        days: daysWords(shape.weekdays),
        times: timesWords(shape.times),
      });
    case "every_days":
      return t("medications_says_every_days", { count: shape.every, times: timesWords(shape.times) });
    case "every_weeks":
      return t("medications_says_every_weeks", {
        count: shape.every,
        day: fmt.weekday(from),
        times: timesWords(shape.times),
      });
    case "every_months":
      return t("medications_says_every_months", {
        count: shape.every,
        day: shape.day,
        times: timesWords(shape.times),
      });
    case "after_hours":
      return t("medications_says_after_hours", { count: shape.hours });
    case "after_given":
      return t(shape.span === "weeks" ? "medications_says_after_weeks" : "medications_says_after_days", {
        count: shape.every,
        time: fmt.time(shape.at),
      });
    case "as_needed":
      return t("medications_says_as_needed");
    case "as_label":
      return shape.text || t("medications_says_as_label");
  }
}

export const partWords = (part: SchedulePart): string => shapeWords(part.shape, part.from);

/** The days of a part, where it is one of several or ends. */
export function partDays(part: SchedulePart): string {
  const from = fmt.dateShort(part.from);
  return part.until
    ? t("medications_part_days", { from, to: fmt.dateShort(part.until) })
    : t("medications_part_from", { from });
}

/** The city of a zone: "Chicago". */
export const zoneCity = (zone: string): string => zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;

/** Whose clock a schedule goes by. */
export const clockWords = ({ clock }: ScheduleEntry): string =>
  clock.kind === "home"
    ? t("medications_clock_home_is", { city: zoneCity(clock.zone) })
    : t("medications_clock_here_is");

/** What the label says for one slot or part: its own words, else those of the medicine. */
export const labelOf = (own: string, medicine: string): string => own.trim() || medicine.trim();

/** When a dose was taken: the time, and the day where it is another one than the one it belongs to. */
export function takenAt(dose: Dose, date: string): string {
  const { local, precision } = dose.occurred;
  if (precision === "day") return fmt.dayMonth(local);
  const time = fmt.time(local);
  return local.slice(0, 10) === date
    ? time
    : t("medications_time_on", { time, day: fmt.dayMonthWeekday(local) });
}

const reasonWords = (dose: Dose): string =>
  dose.entry.reason
    ? t("medications_state_skipped_why", { reason: chipWord(dose.entry.reason) })
    : t("medications_state_skipped");

/** What became of a slot, in words. "Not recorded" says that, and nothing else. */
export function stateWords(view: DoseView): string {
  const { dose } = view;
  const at = () => (dose ? takenAt(dose, view.slot.date) : "");
  switch (view.state) {
    case "future":
      return t("medications_state_future");
    case "due":
      return t("medications_state_due");
    case "taken":
      return t("medications_state_taken", { time: at() });
    case "taken_late":
      return t("medications_state_late", { time: at() });
    case "skipped":
      return dose ? reasonWords(dose) : t("medications_state_skipped");
    case "not_recorded":
      return t("medications_state_not_recorded");
    case "paused":
      return t("medications_state_paused");
  }
}

/** What was said of a dose that answers no slot. */
export const doseWords = (dose: Dose, date: string): string =>
  dose.entry.answer === "taken"
    ? t("medications_state_taken", { time: takenAt(dose, date) })
    : reasonWords(dose);

/** Where a slot stands among what can be answered now. */
export type Place = "last_night" | "today" | "since" | "later";

/** The hour from which on what was due is "last night", seen after midnight. */
const EVENING = 17;

/**
 * Where a slot stands: `day` is the day that turns at four in the morning, `today` the date on the wall. One of the evening before that is
 * answered after midnight stands under last night; one that has waited longer says since when.
 */
export function placeOf(view: DoseView, day: string, today: string | undefined): Place {
  const date = view.local.slice(0, 10);
  const hour = Number(view.local.slice(11, 13));
  if (view.state === "future") return "later";
  const night = view.belongs_to_day < day || (today !== undefined && date < today);
  if (!night) return "today";
  // Yesterday's evening and the small hours; what is older has waited.
  const near = today === undefined || daysBetween(date, today) <= 1;
  return near && (hour >= EVENING || date === today) ? "last_night" : "since";
}

/** When a slot is due, for its row. */
export function dueWords(view: DoseView, place: Place): string {
  if (place === "since") return t("medications_due_since", { date: fmt.dateTime(view.local) });
  return fmt.time(view.local);
}

/** A length in minutes: 30 minutes, 2 hours. */
export const lateWords = (minutes: number): string =>
  minutes % 60 === 0
    ? t("common_hours", { count: minutes / 60, text: fmt.number(minutes / 60) })
    : t("common_minutes", { count: minutes });

/** The number of days, in words. */
const days = (count: number): string => t("medications_days", { count, text: fmt.number(count) });

/** "26 of 30 noted as taken", what stands beside it, and the longest gap. */
export function adherenceWords(counts: Adherence): { taken: string; beside: string; gap: string } {
  const beside = [
    counts.late > 0 ? t("medications_count_late", { count: counts.late }) : "",
    t("medications_count_skipped", { count: counts.skipped }),
    t("medications_count_not_recorded", { count: counts.not_recorded }),
    t("medications_count_paused", { count: counts.paused }),
  ].filter(Boolean);
  return {
    taken: t("medications_count_taken", { taken: counts.taken, due: counts.due }),
    beside: t("medications_count_beside", { list: fmt.list(beside) }),
    gap:
      counts.longest_gap_days === null
        ? ""
        : t("medications_count_gap", { time: days(counts.longest_gap_days) }),
  };
}

/** "Paused from Oct 3 to Oct 9: in the hospital." */
export function pauseWords(pause: Pause): string {
  const reason = [t(`medications_pause_${pause.reason}`), pause.note].filter(Boolean).join(", ");
  const from = fmt.dateShort(pause.from);
  return pause.until
    ? t("medications_paused_to", { from, to: fmt.dateShort(pause.until), reason })
    : t("medications_paused_from", { from, reason });
}

/** What is left, and until when. */
export function refillWords(refill: RefillView): string {
  if (refill.count_again) return t("medications_refill_over");
  const left = t("medications_refill_is_left", { count: refill.left });
  if (refill.last_day === null) return left;
  const date = fmt.date(refill.last_day);
  return `${left} ${t(refill.about ? "medications_refill_until_about" : "medications_refill_until", { date })}`;
}

/** What was noted with a dose, in one line; empty where nothing was. */
export function noteWords(note: DoseNote): string {
  const effects = note.side_effects?.map(({ effect, severity }) =>
    t("medications_effect_line", { effect: chipWord(effect), strength: strengthWord(severity) }),
  );
  return [
    note.withdrawal === null ? "" : t("medications_withdrawal_line", { number: note.withdrawal }),
    note.lasted ? t("medications_lasted_line", { answer: t(`medications_lasted_${note.lasted}`) }) : "",
    effects ? (effects.length > 0 ? effects.join(", ") : t("medications_effects_none_line")) : "",
    note.text,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** How strong a side effect was, 0 to 3. */
export const strengthWord = (severity: number): string =>
  t(`medications_strength_${Math.min(Math.max(severity, 0), 3) as 0 | 1 | 2 | 3}`);

/** The schedules of a medicine as they stand, in one line each. */
export const nowWords = (schedules: readonly ScheduleNow[]): string[] =>
  schedules.map(({ part, then, version }) => {
    const shown = part ?? then ?? version.entry.parts[0];
    if (!shown) return t("medications_when_none");
    const words = partWords(shown);
    return shown.label ? t("medications_fact", { name: words, value: shown.label }) : words;
  });

/** What is to be said before a schedule is saved. */
export function scheduleNoteWords(note: ScheduleNote): string {
  switch (note.kind) {
    case "short_month":
      return t("medications_month_short", { day: note.day });
    case "shifted":
      return t("medications_shifted_on", { date: fmt.date(note.local), time: fmt.time(note.local) });
    case "gap":
      return t("medications_gap_between", {
        from: fmt.dateShort(note.from),
        to: fmt.dateShort(note.until),
      });
  }
}
