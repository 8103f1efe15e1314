import type { Feature } from "$frame/feature";
import Settings from "./Settings.svelte";

export default {
  screens: [
    {
      path: "/settings",
      component: Settings,
      nav: { icon: "settings", label: "nav_settings", place: "bottom" },
    },
  ],
} as const satisfies Feature;
