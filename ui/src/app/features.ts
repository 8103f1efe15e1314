/** The features of the open app: one line for each, in the order of the rail. What each is, it says itself. */
import type { Feature } from "$frame/feature";
import checkins from "$features/checkins/feature";
import cravings from "$features/cravings/feature";
import help from "$features/help/feature";
import inbox from "$features/inbox/feature";
import insights from "$features/insights/feature";
import journal from "$features/journal/feature";
import lessons from "$features/lessons/feature";
import medications from "$features/medications/feature";
import people from "$features/people/feature";
import plan from "$features/plan/feature";
import program from "$features/program/feature";
import reminders from "$features/reminders/feature";
import returns from "$features/returns/feature";
import calendarFiles from "$features/sessions/calendar-files";
import sessions from "$features/sessions/feature";
import settings from "$features/settings/feature";
import share from "$features/share/feature";
import skills from "$features/skills/feature";
import today from "$features/today/feature";
import words from "$features/words/feature";

export const features = [
  today,
  sessions,
  program,
  calendarFiles,
  reminders,
  cravings,
  skills,
  returns,
  journal,
  checkins,
  lessons,
  plan,
  medications,
  insights,
  share,
  people,
  words,
  settings,
  inbox,
  help,
] as const satisfies readonly Feature[];
