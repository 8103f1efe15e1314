import type { Feature } from "$frame/feature";
import { t } from "$lib/i18n";
import Checkin from "./Checkin.svelte";
import CheckinCard from "./CheckinCard.svelte";

export default {
  screens: [
    {
      path: "/checkins/:part",
      component: Checkin,
      under: "/journal",
      choices: [
        { path: "/checkins/morning", label: "checkins_morning" },
        { path: "/checkins/evening", label: "checkins_evening" },
      ],
    },
    { path: "/checkins/:part/:date", component: Checkin, under: "/journal" },
  ],
  today: [{ place: "questions", order: 20, component: CheckinCard }],
  timeline: {
    checkin: {
      topic: "checkins",
      order: 20,
      icon: "checkin",
      name: "journal_kind_checkin",
      all: "journal_kinds_checkin",
      heading: ({ part }) => t(part === "morning" ? "journal_checkin_morning" : "journal_checkin_evening"),
      facts: ({ status, answers, asked, mood }) =>
        status === "skipped"
          ? [t("journal_checkin_skipped")]
          : [
              t("journal_checkin_answers", { answered: answers, asked }),
              mood === null ? t("journal_checkin_mood_missing") : t("journal_checkin_mood", { number: mood }),
            ],
      path: (_, { part, date }) => `/checkins/${part}/${date}`,
    },
  },
  reminderPath: (target) =>
    target.to === "request" && target.kind === "checkin" ? `/checkins/${target.subject}` : undefined,
  // The one that asks about last night's sleep, which is what its lesson is about.
  lessonTarget: { checkin: "/checkins/morning" },
  shareKind: { kind: "checkins", order: 20, ticked: ["counselor", "doctor"] },
} as const satisfies Feature;
