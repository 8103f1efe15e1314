import type { Feature } from "$frame/feature";
import Insights from "./Insights.svelte";
import Review from "./Review.svelte";
import TodayReview from "./TodayReview.svelte";

export default {
  screens: [
    { path: "/insights", component: Insights, nav: { icon: "insights", label: "nav_insights" } },
    { path: "/insights/week", component: Review, find: "insights_review" },
    { path: "/insights/week/:monday", component: Review },
  ],
  today: [{ place: "week", order: 10, component: TodayReview }],
  reminderPath: (target) =>
    target.to === "request" && target.kind === "review" ? "/insights/week" : undefined,
  lessonTarget: { insights: "/insights" },
} as const satisfies Feature;
