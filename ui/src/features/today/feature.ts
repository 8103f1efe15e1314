import type { Feature } from "$frame/feature";
import Today from "./Today.svelte";

export default {
  screens: [{ path: "/today", component: Today, nav: { icon: "today", label: "nav_today" } }],
} as const satisfies Feature;
