/**
 * Where one can go with Ctrl+K: what one most often wants to do, every screen, and, once something is typed, lessons, medicines and
 * sessions to come. Owns the list and how it is searched; goes nowhere itself.
 */
import { screens, type Screen } from "$frame/feature";
import { HELP } from "$frame/router.svelte";
import type { LessonCard, MedicationSummary, SessionList } from "$lib/bindings";
import { fmt, t, tAny, type PlainMessageId } from "$lib/i18n";
import type { IconName } from "$shared/icons";
import { skillPath } from "$features/skills/skill";
import { nameOf, pageOf } from "$vocabulary/session";

export interface Thing {
  /** Different for each. */
  id: string;
  label: string;
  /** Where it belongs or when it is. Searched too. */
  detail?: string;
  icon?: IconName;
  /** A path, or what it does. */
  go: string | "lock";
  /** Shows only when something is typed. */
  typed?: boolean;
}

const FIRST = ["/cravings/new", "/journal/new"];

const railOf = (path: string): Screen | undefined =>
  screens().find((screen) => screen.nav && screen.path === path);
const part = (path: string): string => `/${path.split("/")[1] ?? ""}`;

function ofScreen(path: string, label: PlainMessageId, under: string): Thing {
  const rail = railOf(under);
  const inside = rail?.nav && under !== path ? t(rail.nav.label) : undefined;
  const thing: Thing = { id: path, label: t(label), go: path };
  if (inside !== undefined && inside !== thing.label) thing.detail = inside;
  if (rail?.nav) thing.icon = rail.nav.icon;
  return thing;
}

/** Everything that is always there, in the language on screen. */
export function places(): Thing[] {
  const underOf = (screen: Screen) => screen.under ?? part(screen.path);
  const named = screens().flatMap((screen) => {
    const label = screen.nav?.label ?? screen.find;
    return label ? [ofScreen(screen.path, label, underOf(screen))] : [];
  });
  const chosen = screens().flatMap((screen) =>
    (screen.choices ?? []).map(({ path, label }) => ofScreen(path, label, underOf(screen))),
  );
  const [log, write] = FIRST.map((path) => named.find((thing) => thing.id === path));
  return [
    ...(log ? [log] : []),
    {
      id: "breathing",
      label: tAny("word-breathing", t("skills_title")),
      detail: t("skills_title"),
      icon: "cravings",
      go: `/skills/${skillPath({ id: "breathing" })}`,
    },
    { id: HELP, label: t("app_help_now"), icon: "help", go: HELP },
    ...(write ? [write] : []),
    { id: "lock", label: t("app_lock"), icon: "lock", go: "lock" },
    ...named.filter((thing) => !FIRST.includes(thing.id)),
    ...chosen,
  ];
}

export const ofLesson = (card: LessonCard): Thing => ({
  id: `lesson ${card.id}`,
  label: card.title,
  detail: t("everything_lesson", { number: card.number }),
  icon: "learn",
  go: `/learn/${card.id}`,
  typed: true,
});

export const ofMedicine = ({ medication: { id, entry } }: MedicationSummary): Thing => ({
  id: `medicine ${id}`,
  label: entry.name,
  detail: t("medications_title"),
  icon: "medicine",
  go: `/medications/${id}`,
  typed: true,
});

export const ofSessions = ({ items }: SessionList): Thing[] =>
  items
    .filter((session) => !session.cancelled && !session.all_day)
    .map((session) => ({
      id: `session ${session.series} ${session.recurrence_id}`,
      label: nameOf(session),
      detail: `${fmt.date(session.local_start)}, ${fmt.time(session.local_start)}`,
      icon: "sessions",
      go: pageOf(session),
      typed: true,
    }));

/** Without accents and capitals, as one types in a hurry. */
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What has every typed word, what begins with them first. Nothing typed: what is always there. */
export function search(things: readonly Thing[], query: string): Thing[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return things.filter((thing) => !thing.typed);
  const starts = (text: string, word: string) =>
    text.split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word));
  const ranked = things.flatMap((thing) => {
    const label = fold(thing.label);
    const all = `${label} ${fold(thing.detail ?? "")}`;
    if (!words.every((word) => all.includes(word))) return [];
    const rank = label.startsWith(words.join(" ")) ? 0 : words.every((word) => starts(label, word)) ? 1 : 2;
    return [{ thing, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ thing }) => thing);
}
