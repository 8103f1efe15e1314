/** What a record can be linked to: lines of the plan, and the coming sessions. Owns the names shown, not the records. */
import { backend, type Output } from "$lib/backend";
import type { SessionLink } from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { nameOf } from "./session";
import { chipWord } from "./words";

type Item = Output<"plan_get">["items"][number];

export interface Links {
  /** Lines of the plan one can have used in a hard moment. */
  lines: { id: string; label: string }[];
  /** Warning signs of the plan. */
  signs: { id: string; label: string }[];
  sessions: { value: string; label: string }[];
}

const DAYS = 14;
const MOST = 8;
/** Sections whose lines one can have used in a hard moment. */
const USABLE: readonly Item["section"][] = [
  "reasons",
  "high_risk",
  "daily_basics",
  "skills",
  "people",
  "safe_places",
];

export const linkKey = (link: SessionLink): string => `${link.series}|${link.recurrence_id}`;

export function linkOf(key: string): SessionLink | null {
  const [series, recurrence_id] = key.split("|");
  return series && recurrence_id ? { series, recurrence_id } : null;
}

/** What a session is called: its title, or its kind, and when. */
export const sessionName = (one: Output<"sessions_list">["items"][number]): string =>
  t("cravings_session_name", { title: nameOf(one), when: fmt.dateTime(one.local_start) });

/** What a line of the plan says. `names`: people by id. */
export function lineText(item: Item, names: ReadonlyMap<string, string>): string {
  const content = item.content;
  switch (content.kind) {
    case "person":
      return names.get(content.person) ?? "";
    case "trigger":
      return chipWord(content.trigger);
    case "skill":
      return chipWord(content.skill);
    default:
      return content.text;
  }
}

export async function loadLinks(): Promise<Links> {
  const [plan, people, sessions] = await Promise.all([
    backend.call("plan_get", {}),
    backend.call("people_list", {}),
    backend.call("sessions_list", { from: null, days: DAYS }),
  ]);
  const names = new Map(people.map((one) => [one.id, one.entry.name]));
  const named = (items: readonly Item[]) =>
    items.map((item) => ({ id: item.id, label: lineText(item, names) })).filter((one) => one.label);
  return {
    lines: named(plan.items.filter((item) => USABLE.includes(item.section))),
    signs: named(plan.items.filter((item) => item.section === "warning_signs")),
    sessions: sessions.items
      .filter((one) => !one.cancelled && !one.all_day)
      .slice(0, MOST)
      .map((one) => ({
        value: linkKey({ series: one.series, recurrence_id: one.recurrence_id }),
        label: sessionName(one),
      })),
  };
}

/** Where nothing could be read, or has not been yet. */
export const noLinks: Links = { lines: [], signs: [], sessions: [] };
