/**
 * The catalogues the window reads, one line each. Owns the list, not a word of
 * it. Catalogues that only Rust needs (tray, notifications) are not here.
 */
import enCalendar from "$messages/en/calendar.ftl?raw";
import enCheckins from "$messages/en/checkins.ftl?raw";
import enCommon from "$messages/en/common.ftl?raw";
import enCravings from "$messages/en/cravings.ftl?raw";
import enErrors from "$messages/en/errors.ftl?raw";
import enEverything from "$messages/en/everything.ftl?raw";
import enHelp from "$messages/en/help.ftl?raw";
import enInbox from "$messages/en/inbox.ftl?raw";
import enJournal from "$messages/en/journal.ftl?raw";
import enInsights from "$messages/en/insights.ftl?raw";
import enLessons from "$messages/en/lessons.ftl?raw";
import enPeople from "$messages/en/people.ftl?raw";
import enPlan from "$messages/en/plan.ftl?raw";
import enProgram from "$messages/en/program.ftl?raw";
import enReturns from "$messages/en/returns.ftl?raw";
import enReminders from "$messages/en/reminders.ftl?raw";
import enSessions from "$messages/en/sessions.ftl?raw";
import enSettings from "$messages/en/settings.ftl?raw";
import enShare from "$messages/en/share.ftl?raw";
import enSkills from "$messages/en/skills.ftl?raw";
import enToday from "$messages/en/today.ftl?raw";
import enVault from "$messages/en/vault.ftl?raw";
import enVocabulary from "$messages/en/vocabulary.ftl?raw";
import enWhen from "$messages/en/when.ftl?raw";
import enWords from "$messages/en/words.ftl?raw";
import esCalendar from "$messages/es/calendar.ftl?raw";
import esCheckins from "$messages/es/checkins.ftl?raw";
import esCommon from "$messages/es/common.ftl?raw";
import esCravings from "$messages/es/cravings.ftl?raw";
import esErrors from "$messages/es/errors.ftl?raw";
import esEverything from "$messages/es/everything.ftl?raw";
import esHelp from "$messages/es/help.ftl?raw";
import esInbox from "$messages/es/inbox.ftl?raw";
import esJournal from "$messages/es/journal.ftl?raw";
import esInsights from "$messages/es/insights.ftl?raw";
import esLessons from "$messages/es/lessons.ftl?raw";
import esPeople from "$messages/es/people.ftl?raw";
import esPlan from "$messages/es/plan.ftl?raw";
import esProgram from "$messages/es/program.ftl?raw";
import esReturns from "$messages/es/returns.ftl?raw";
import esReminders from "$messages/es/reminders.ftl?raw";
import esSessions from "$messages/es/sessions.ftl?raw";
import esSettings from "$messages/es/settings.ftl?raw";
import esShare from "$messages/es/share.ftl?raw";
import esSkills from "$messages/es/skills.ftl?raw";
import esToday from "$messages/es/today.ftl?raw";
import esVault from "$messages/es/vault.ftl?raw";
import esVocabulary from "$messages/es/vocabulary.ftl?raw";
import esWhen from "$messages/es/when.ftl?raw";
import esWords from "$messages/es/words.ftl?raw";

/** Fluent sources by language tag. */
export const catalogues = {
  en: [
    enCommon,
    enErrors,
    enVault,
    enEverything,
    enHelp,
    enInbox,
    enPeople,
    enSettings,
    enToday,
    enProgram,
    enSessions,
    enCalendar,
    enReminders,
    enCravings,
    enSkills,
    enReturns,
    enCheckins,
    enJournal,
    enPlan,
    enLessons,
    enInsights,
    enShare,
    enVocabulary,
    enWhen,
    enWords,
  ],
  es: [
    esCommon,
    esErrors,
    esVault,
    esEverything,
    esHelp,
    esInbox,
    esPeople,
    esSettings,
    esToday,
    esProgram,
    esSessions,
    esCalendar,
    esReminders,
    esCravings,
    esSkills,
    esReturns,
    esCheckins,
    esJournal,
    esPlan,
    esLessons,
    esInsights,
    esShare,
    esVocabulary,
    esWhen,
    esWords,
  ],
} as const;
