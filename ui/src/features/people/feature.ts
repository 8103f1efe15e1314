import type { Feature } from "$frame/feature";
import People from "./People.svelte";

export default {
  screens: [{ path: "/people", component: People, find: "people_title", under: "/plan" }],
  lessonTarget: { people: "/people" },
} as const satisfies Feature;
