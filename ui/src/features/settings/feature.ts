import type { Feature } from "$frame/feature";
import NewKeys from "$features/vault/NewKeys.svelte";
import Settings from "./Settings.svelte";

export default {
  screens: [
    {
      path: "/settings",
      component: Settings,
      nav: { icon: "settings", label: "nav_settings", place: "bottom" },
    },
    { path: "/new-keys", component: NewKeys, find: "vault_keys_title", under: "/settings", frame: "full" },
  ],
} as const satisfies Feature;
