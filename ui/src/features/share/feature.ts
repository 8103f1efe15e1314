import type { Feature } from "$frame/feature";
import Share from "./Share.svelte";
import ShareNew from "./ShareNew.svelte";

export default {
  screens: [
    { path: "/share", component: Share, nav: { icon: "share", label: "nav_share" } },
    { path: "/share/new", component: ShareNew, find: "share_new_title" },
  ],
  lessonTarget: { share: "/share" },
} as const satisfies Feature;
