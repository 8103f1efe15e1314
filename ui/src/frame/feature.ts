/**
 * What a feature says about itself, once: its screens, and its part in every place that gathers something from all of them. Owns the
 * shape, and the list while the app runs; knows no feature. `$app/features` names them.
 */
import type { Component } from "svelte";
import type { Topic } from "$lib/backend";
import type {
  RecipientRole,
  ReminderTarget,
  ShareKind,
  Target,
  TimelineItem,
  TimelineKind,
  TimelineWhat,
  TodayView,
} from "$lib/bindings";
import type { PlainMessageId } from "$lib/i18n";
import type { IconName } from "$shared/icons";
import { match } from "./router.svelte";

/** What every screen receives: the `:name` parts of its path. */
export interface ScreenProps {
  params: Record<string, string>;
}

export interface Screen {
  /** Such as `/cravings` or `/cravings/:id`. */
  path: string;
  /** Takes {@link ScreenProps}, or nothing. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  component: Component<any>;
  /** Shown in the rail, at the top or at the bottom. */
  nav?: { icon: IconName; label: PlainMessageId; place?: "top" | "bottom" };
  /** The entry of the rail it belongs to, where that is not the first part of its path. */
  under?: string;
  /** What it is called in the list of everything, where the rail does not name it. */
  find?: PlainMessageId;
  /** Where its path holds a choice: one line in the list of everything for each choice. */
  choices?: readonly { path: string; label: PlainMessageId }[];
  /** `rail`: beside the rail. `full`: the whole window, for hard minutes; the screen brings a HardFrame. */
  frame?: "rail" | "full";
}

export interface TodayCardProps {
  /** None before the first answer. */
  view: TodayView | undefined;
}

/** Something on Today that the feature asks for itself. What `today_get` answers is drawn by Today. */
export interface TodayCard {
  /** Told by the last unlock; what stands in the way; what waits for an answer; how the week stands. */
  place: "news" | "notices" | "questions" | "week";
  /** What comes first in its place has the lowest. */
  order: number;
  /** Takes {@link TodayCardProps}, or nothing. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  component: Component<any>;
}

type What<K extends TimelineKind> = Extract<TimelineWhat, { kind: K }>;

/** How one kind of record reads in the timeline. */
export interface TimelineRow<K extends TimelineKind = TimelineKind> {
  /** What a change of them is about. */
  topic: Topic;
  /** Where it stands among the kinds one can ask for; the lowest first. */
  order: number;
  icon: IconName;
  /** What one of them is called. */
  name: PlainMessageId;
  /** What the filter calls all of them. */
  all: PlainMessageId;
  /** What stands as its heading where the person gave none. */
  heading(what: What<K>): string;
  facts(what: What<K>): readonly string[];
  /** The path of the record. */
  path(item: TimelineItem, what: What<K>): string;
}

/** What one can put into a report. */
export interface ShareOffer {
  kind: ShareKind;
  /** Where it stands among the kinds; the lowest first. */
  order: number;
  /** For whom it is ticked to begin with. Whoever is not named here gets it only when the person says so. */
  ticked: readonly RecipientRole[];
}

export interface Feature {
  screens?: readonly Screen[];
  today?: readonly TodayCard[];
  /** How its records read in the timeline. */
  timeline?: { readonly [K in TimelineKind]?: TimelineRow<K> };
  /** The path a pressed reminder leads to; nothing for what is not its own. */
  reminderPath?: (target: ReminderTarget) => string | undefined;
  /** Where "Try it now" under a lesson leads. */
  lessonTarget?: { readonly [K in Target]?: string };
  shareKind?: ShareOffer;
}

let installed: readonly Feature[] = [];

/** Sets the features of the app. Called where the open app begins, and by tests that render what gathers from them. */
export function installFeatures(next: readonly Feature[]): void {
  installed = next;
}

/** Every feature, in the order of the rail. */
export const features = (): readonly Feature[] => installed;

/** Every screen of the open app. */
export const screens = (): readonly Screen[] => installed.flatMap((feature) => feature.screens ?? []);

/** The screen behind a path, with the values in it. */
export function screenAt(path: string): { screen: Screen; params: Record<string, string> } | undefined {
  for (const screen of screens()) {
    const params = match(screen.path, path);
    if (params) return { screen, params };
  }
  return undefined;
}
