import type { Feature } from "$frame/feature";
import Reminders from "./Reminders.svelte";
import TodayReminders from "./TodayReminders.svelte";
import TodayTroubles from "./TodayTroubles.svelte";

export default {
  screens: [{ path: "/reminders", component: Reminders, find: "reminders_title", under: "/sessions" }],
  today: [
    { place: "notices", order: 10, component: TodayTroubles },
    { place: "notices", order: 20, component: TodayReminders },
  ],
  lessonTarget: { reminders: "/reminders" },
} as const satisfies Feature;
