import type { Feature } from "$frame/feature";
import { t } from "$lib/i18n";
import People from "./People.svelte";
import PersonPage from "./PersonPage.svelte";
import { pageOfPerson } from "$vocabulary/people";
import TodayQuestions from "./TodayQuestions.svelte";

export default {
  screens: [
    { path: "/people", component: People, find: "people_title", under: "/plan" },
    { path: "/people/:id", component: PersonPage, under: "/plan" },
  ],
  today: [{ place: "questions", order: 30, component: TodayQuestions }],
  timeline: {
    question: {
      topic: "people",
      order: 45,
      icon: "people",
      name: "journal_kind_question",
      all: "journal_kinds_question",
      heading: ({ name }) => t("people_question_for", { name }),
      facts: ({ asked }) => (asked ? [t("people_question_was")] : []),
      path: (_, { person }) => pageOfPerson(person),
    },
  },
  lessonTarget: { people: "/people" },
  // Ticked when the reader is picked and there is something to ask them.
  shareKind: { kind: "questions", order: 52, ticked: [] },
} as const satisfies Feature;
