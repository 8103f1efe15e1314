import type { Feature } from "$frame/feature";
import { t } from "$lib/i18n";
import { kindName, pageOf } from "$vocabulary/session";
import AttendanceCard from "./AttendanceCard.svelte";
import EditSession from "./EditSession.svelte";
import LastView from "./LastView.svelte";
import Month from "./Month.svelte";
import Sessions from "./Sessions.svelte";
import Week from "./Week.svelte";
import LaterPage from "./on/LaterPage.svelte";
import OccurrencePage from "./on/OccurrencePage.svelte";

export default {
  screens: [
    { path: "/sessions", component: LastView, nav: { icon: "sessions", label: "nav_sessions" } },
    { path: "/sessions/week", component: Week, find: "sessions_view_week" },
    { path: "/sessions/list", component: Sessions, find: "sessions_view_list" },
    { path: "/sessions/month", component: Month, find: "sessions_view_month" },
    { path: "/sessions/new", component: EditSession, find: "sessions_new_title" },
    { path: "/sessions/edit/:id", component: EditSession },
    { path: "/sessions/on/:series/:recurrence", component: OccurrencePage },
    { path: "/sessions/on/:series/:recurrence/later", component: LaterPage },
  ],
  today: [{ place: "questions", order: 10, component: AttendanceCard }],
  timeline: {
    session: {
      topic: "sessions",
      order: 50,
      icon: "sessions",
      name: "journal_kind_session",
      all: "journal_kinds_session",
      heading: ({ session }) => kindName(session),
      facts: ({ minutes, status }) => [
        t("common_minutes", { count: minutes }),
        status ? t(`sessions_attended_${status}`) : t("journal_session_not_noted"),
      ],
      path: ({ id }, { recurrence_id }) => pageOf({ series: id, recurrence_id }),
    },
  },
  reminderPath: (target) => (target.to === "session" ? pageOf(target) : undefined),
  lessonTarget: { sessions: "/sessions" },
  shareKind: {
    kind: "sessions",
    order: 30,
    ticked: ["counselor", "doctor", "family", "court", "employer"],
  },
} as const satisfies Feature;
