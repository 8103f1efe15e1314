import type { Feature } from "$frame/feature";
import LessonList from "./LessonList.svelte";
import LessonPage from "./LessonPage.svelte";
import TodayLessons from "./TodayLessons.svelte";

export default {
  screens: [
    { path: "/learn", component: LessonList, nav: { icon: "learn", label: "nav_learn" } },
    { path: "/learn/:id", component: LessonPage },
  ],
  today: [{ place: "week", order: 20, component: TodayLessons }],
  shareKind: { kind: "lessons", order: 40, ticked: ["counselor", "doctor"] },
} as const satisfies Feature;
