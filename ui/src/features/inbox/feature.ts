import type { Feature } from "$frame/feature";
import InboxNews from "./InboxNews.svelte";

export default {
  today: [{ place: "news", order: 10, component: InboxNews }],
} as const satisfies Feature;
