/**
 * The coming sessions as the list shows them: weeks, days, and which clock is on top.
 * Owns order and grouping; every time comes from Rust as wall-clock text and stays as it came.
 */
import type { Output } from "$lib/backend";
import { wall } from "$lib/i18n";

/** One session on one day. */
export type Session = Output<"sessions_list">["items"][number];

/** A session with the clock it is shown by. */
export interface Shown {
  session: Session;
  /** The day it stands under. */
  day: string;
  start: string;
  end: string;
  /** The laptop's clock, when it says something else than `start`. */
  device: string | null;
}

export interface Day {
  day: string;
  items: Shown[];
}

export interface Week {
  /** Its Monday. */
  monday: string;
  days: Day[];
}

const DAY_MS = 86_400_000;

/** `day` moved by whole days. */
export function addDays(day: string, count: number): string {
  const date = wall(day.slice(0, 10));
  return date ? new Date(date.getTime() + count * DAY_MS).toISOString().slice(0, 10) : day;
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const date = wall(day.slice(0, 10));
  return date ? addDays(day, -((date.getUTCDay() + 6) % 7)) : day;
}

/** Which times to show. The program's clock counts; nobody lives by UTC, so there the laptop's does. */
export function onTheWall(session: Session): Shown {
  const own = session.zone === "UTC" && session.device_start !== null;
  const start = own && session.device_start ? session.device_start : session.local_start;
  const end = own ? shift(start, session.local_start, session.local_end) : session.local_end;
  return { session, day: start.slice(0, 10), start, end, device: own ? null : session.device_start };
}

/** `start` later by as much as `to` is after `from`. */
function shift(start: string, from: string, to: string): string {
  const [a, b, c] = [wall(start), wall(from), wall(to)];
  if (!a || !b || !c) return start;
  return new Date(a.getTime() + c.getTime() - b.getTime()).toISOString().slice(0, 19);
}

/** Weeks with something in them, each day once, notes on the day first. */
export function byWeek(sessions: readonly Session[]): Week[] {
  const days = new Map<string, Shown[]>();
  for (const shown of sessions.map(onTheWall)) {
    const there = days.get(shown.day);
    if (there) there.push(shown);
    else days.set(shown.day, [shown]);
  }
  const weeks = new Map<string, Day[]>();
  for (const day of [...days.keys()].sort()) {
    const items = (days.get(day) ?? []).sort(
      (a, b) =>
        Number(b.session.all_day) - Number(a.session.all_day) ||
        (a.start < b.start ? -1 : a.start > b.start ? 1 : 0),
    );
    const monday = mondayOf(day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), { day, items }]);
  }
  return [...weeks].map(([monday, list]) => ({ monday, days: list }));
}

/** The place in a zone's name: `America/New_York` is New York. */
export function zoneCity(zone: string): string {
  return (zone.split("/").pop() ?? zone).replaceAll("_", " ");
}

/** Minutes from one wall-clock text to another on the same clock. */
export function minutesBetween(start: string, end: string): number {
  const [a, b] = [wall(start), wall(end)];
  return a && b ? Math.round((b.getTime() - a.getTime()) / 60_000) : 0;
}
