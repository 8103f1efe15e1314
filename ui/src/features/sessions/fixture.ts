/** Sessions for the tests of this folder. */
import type { Output } from "$lib/backend";
import type { OccurrenceView } from "$lib/bindings";
import type { Session } from "./weeks";

/** A group on the evening of Monday, November 23, 2026, with what a test changes. */
export function session(change: Partial<Session> = {}): Session {
  return {
    series: "01930000-0000-7000-8000-000000000001",
    recurrence_id: "2026-11-23T18:00:00",
    start: "2026-11-24T00:00:00Z",
    end: "2026-11-24T03:00:00Z",
    local_start: "2026-11-23T18:00:00",
    local_end: "2026-11-23T21:00:00",
    zone: "America/Chicago",
    device_start: null,
    shift: "none",
    all_day: false,
    cancelled: false,
    moved: false,
    kind: "group_prevention",
    title: "",
    provider: "Ana R.",
    provider_person: null,
    place: { name: "Oak Street 12", room: "2", directions: "", travel_minutes: 25 },
    phone: "555-0100",
    video_url: "",
    bring: [],
    note: "",
    counts_hours: true,
    attendance: null,
    ...change,
  };
}

export type SeriesItem = Output<"sessions_series">["items"][number];

/** The series behind {@link session}, typed by hand: Mondays and Wednesdays. */
export function typedSeries(): SeriesItem {
  const place = { name: "Oak Street 12", room: "2", directions: "Second door", travel_minutes: 25 };
  const shared = {
    kind: "group_prevention" as const,
    title: "",
    provider: "Ana R.",
    provider_person: null,
    place,
    phone: "555-0100",
    video_url: "",
    bring: [],
    note: "",
  };
  return {
    series: {
      id: "01930000-0000-7000-8000-000000000001",
      created_at: "2026-09-01T00:00:00Z",
      updated_at: "2026-09-01T00:00:00Z",
      deleted_at: null,
      origin: { kind: "manual" },
      details: {
        ...shared,
        start: "2026-09-14T18:00:00",
        zone: "America/Chicago",
        minutes: 180,
        all_day: false,
        rrule: "FREQ=WEEKLY;UNTIL=20261204T235959;BYDAY=MO,WE",
        rdates: [],
        exdates: [],
        counts_hours: true,
      },
      exceptions: [],
      own_changes: [],
      starts_from: null,
      ends_before: null,
    },
    typed: {
      ...shared,
      from: "2026-09-14",
      until: "2026-12-04",
      weeks: null,
      times: null,
      rhythm: { kind: "weeks" },
      every: 1,
      weekdays: ["Mon", "Wed"],
      start: "18:00:00",
      minutes: 180,
      zone: "America/Chicago",
      counts_hours: true,
    },
  };
}

/** A series that came from a calendar file. */
export function fileSeries(): SeriesItem {
  const typed = typedSeries();
  return {
    series: { ...typed.series, origin: { kind: "calendar", uid: "a@b", sequence: 0, calendar: "IOP" } },
    typed: null,
  };
}

/** The page of {@link session}: over, nothing noted yet. */
export function occurrence(change: Partial<OccurrenceView> = {}): OccurrenceView {
  return {
    occurrence: session(),
    with: null,
    entry: {
      status: null,
      reason: null,
      makeup_for: null,
      minutes_credited: null,
      homework_in: [],
      homework_out: [],
      takeaway: "",
      questions: [],
      mood_before: null,
      mood_after: null,
      on_my_way: null,
      share: "ask",
    },
    noted_at: null,
    change: { cancelled: false, start: null, minutes: null, place: null },
    time: "over",
    leave_by: "2026-11-23T17:25:00",
    from_file: false,
    repeats: true,
    changeable: true,
    in_group: true,
    later: typedSeries().typed,
    homework_before: [],
    questions_before: [],
    to_make_up: [],
    policy: {
      most_misses: null,
      notice_hours: null,
      late_counts_as_missed: null,
      call_whom: "",
      phone: "",
      note: "",
    },
    video_address: null,
    ...change,
  };
}
