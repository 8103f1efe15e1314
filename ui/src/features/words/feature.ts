import type { Feature } from "$frame/feature";
import Words from "./Words.svelte";

export default {
  screens: [
    { path: "/words", component: Words, find: "words_title", under: "/settings" },
    { path: "/words/:list", component: Words, under: "/settings" },
  ],
} as const satisfies Feature;
