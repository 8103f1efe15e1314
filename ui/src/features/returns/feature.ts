import type { Feature } from "$frame/feature";
import { t } from "$lib/i18n";
import AfterReturn from "./AfterReturn.svelte";
import EditReturn from "./EditReturn.svelte";
import NewReturn from "./NewReturn.svelte";
import Returns from "./Returns.svelte";

export default {
  screens: [
    { path: "/returns", component: Returns, find: "returns_title", under: "/cravings" },
    { path: "/returns/new", component: NewReturn, find: "returns_write", frame: "full" },
    { path: "/returns/from/:craving", component: NewReturn, frame: "full" },
    { path: "/returns/:id", component: EditReturn, frame: "full" },
    { path: "/returns/:id/next", component: AfterReturn, frame: "full" },
  ],
  timeline: {
    return: {
      topic: "returns",
      order: 40,
      icon: "heart",
      name: "journal_kind_return",
      all: "journal_kinds_return",
      heading: () => t("journal_return_line"),
      facts: () => [],
      path: ({ id }) => `/returns/${id}`,
    },
  },
  lessonTarget: { returns: "/returns/new" },
  shareKind: { kind: "returns", order: 55, ticked: [] },
} as const satisfies Feature;
