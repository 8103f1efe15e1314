/**
 * Every screen of the open app, one entry each. To add one: import its
 * component and add a line. The rail shows the entries that have a `nav`.
 */
import type { Component } from "svelte";
import type { PlainMessageId } from "$lib/i18n";
import type { IconName } from "$shared/icons";
import AfterNumber from "$features/cravings/AfterNumber.svelte";
import Cravings from "$features/cravings/Cravings.svelte";
import EditCraving from "$features/cravings/EditCraving.svelte";
import LogCraving from "$features/cravings/LogCraving.svelte";
import RideSkill from "$features/cravings/RideSkill.svelte";
import SecondNumber from "$features/cravings/SecondNumber.svelte";
import TrySkill from "$features/cravings/TrySkill.svelte";
import Checkin from "$features/checkins/Checkin.svelte";
import Entry from "$features/journal/Entry.svelte";
import Journal from "$features/journal/Journal.svelte";
import Insights from "$features/insights/Insights.svelte";
import Review from "$features/insights/Review.svelte";
import LessonList from "$features/lessons/LessonList.svelte";
import LessonPage from "$features/lessons/LessonPage.svelte";
import People from "$features/people/People.svelte";
import EditPlan from "$features/plan/EditPlan.svelte";
import Plan from "$features/plan/Plan.svelte";
import EditProgram from "$features/program/EditProgram.svelte";
import Program from "$features/program/Program.svelte";
import AfterReturn from "$features/returns/AfterReturn.svelte";
import EditReturn from "$features/returns/EditReturn.svelte";
import NewReturn from "$features/returns/NewReturn.svelte";
import Returns from "$features/returns/Returns.svelte";
import Reminders from "$features/reminders/Reminders.svelte";
import Settings from "$features/settings/Settings.svelte";
import Share from "$features/share/Share.svelte";
import ShareNew from "$features/share/ShareNew.svelte";
import EditSession from "$features/sessions/EditSession.svelte";
import ExportCalendar from "$features/sessions/ExportCalendar.svelte";
import ImportCalendar from "$features/sessions/ImportCalendar.svelte";
import LastView from "$features/sessions/LastView.svelte";
import LaterPage from "$features/sessions/on/LaterPage.svelte";
import OccurrencePage from "$features/sessions/on/OccurrencePage.svelte";
import Month from "$features/sessions/Month.svelte";
import Sessions from "$features/sessions/Sessions.svelte";
import Week from "$features/sessions/Week.svelte";
import SkillList from "$features/skills/SkillList.svelte";
import SkillPage from "$features/skills/SkillPage.svelte";
import Today from "$features/today/Today.svelte";
import Words from "$features/words/Words.svelte";

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
  /** `rail`: beside the rail. `full`: the whole window, for hard minutes; the screen brings a HardFrame. */
  frame?: "rail" | "full";
}

export const screens: readonly Screen[] = [
  { path: "/today", component: Today, nav: { icon: "today", label: "nav_today" } },
  { path: "/sessions", component: LastView, nav: { icon: "sessions", label: "nav_sessions" } },
  { path: "/sessions/week", component: Week, find: "sessions_view_week" },
  { path: "/sessions/list", component: Sessions, find: "sessions_view_list" },
  { path: "/sessions/month", component: Month, find: "sessions_view_month" },
  { path: "/sessions/new", component: EditSession, find: "sessions_new_title" },
  { path: "/sessions/edit/:id", component: EditSession },
  { path: "/sessions/on/:series/:recurrence", component: OccurrencePage },
  { path: "/sessions/on/:series/:recurrence/later", component: LaterPage },
  { path: "/sessions/program", component: Program, find: "program_title" },
  { path: "/sessions/program/edit", component: EditProgram, find: "program_edit_title" },
  { path: "/sessions/import", component: ImportCalendar, find: "sessions_import_title" },
  { path: "/sessions/export", component: ExportCalendar, find: "sessions_export_title" },
  { path: "/reminders", component: Reminders, find: "reminders_title", under: "/sessions" },
  { path: "/cravings", component: Cravings, nav: { icon: "cravings", label: "nav_cravings" } },
  { path: "/cravings/new", component: LogCraving, find: "shortcuts_log", frame: "full" },
  { path: "/cravings/:id", component: EditCraving, frame: "full" },
  { path: "/cravings/:id/try", component: TrySkill, frame: "full" },
  { path: "/cravings/:id/try/:skill", component: RideSkill, frame: "full" },
  { path: "/cravings/:id/again", component: SecondNumber, frame: "full" },
  { path: "/cravings/:id/next", component: AfterNumber, frame: "full" },
  { path: "/skills", component: SkillList, find: "skills_title", under: "/cravings" },
  { path: "/skills/:id", component: SkillPage, frame: "full" },
  { path: "/returns", component: Returns, find: "returns_title", under: "/cravings" },
  { path: "/returns/new", component: NewReturn, find: "returns_write", frame: "full" },
  { path: "/returns/from/:craving", component: NewReturn, frame: "full" },
  { path: "/returns/:id", component: EditReturn, frame: "full" },
  { path: "/returns/:id/next", component: AfterReturn, frame: "full" },
  { path: "/journal", component: Journal, nav: { icon: "journal", label: "nav_journal" } },
  { path: "/journal/new", component: Entry, find: "everything_write" },
  { path: "/journal/:id", component: Entry },
  { path: "/checkins/:part", component: Checkin, under: "/journal" },
  { path: "/checkins/:part/:date", component: Checkin, under: "/journal" },
  { path: "/learn", component: LessonList, nav: { icon: "learn", label: "nav_learn" } },
  { path: "/learn/:id", component: LessonPage },
  { path: "/plan", component: Plan, nav: { icon: "plan", label: "nav_plan" } },
  { path: "/plan/edit", component: EditPlan, find: "plan_edit_title" },
  { path: "/insights", component: Insights, nav: { icon: "insights", label: "nav_insights" } },
  { path: "/insights/week", component: Review, find: "insights_review" },
  { path: "/insights/week/:monday", component: Review },
  { path: "/share", component: Share, nav: { icon: "share", label: "nav_share" } },
  { path: "/share/new", component: ShareNew, find: "share_new_title" },
  { path: "/people", component: People, find: "people_title", under: "/plan" },
  { path: "/words", component: Words, find: "words_title", under: "/settings" },
  { path: "/words/:list", component: Words, under: "/settings" },
  {
    path: "/settings",
    component: Settings,
    nav: { icon: "settings", label: "nav_settings", place: "bottom" },
  },
];
