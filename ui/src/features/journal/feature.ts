import type { Feature } from "$frame/feature";
import { t } from "$lib/i18n";
import Entry from "./Entry.svelte";
import Journal from "./Journal.svelte";

export default {
  screens: [
    { path: "/journal", component: Journal, nav: { icon: "journal", label: "nav_journal" } },
    { path: "/journal/new", component: Entry, find: "everything_write" },
    { path: "/journal/:id", component: Entry },
  ],
  timeline: {
    journal: {
      topic: "journal",
      order: 30,
      icon: "journal",
      name: "journal_kind_journal",
      all: "journal_kinds_journal",
      heading: () => t("journal_untitled"),
      facts: ({ links }) => (links > 0 ? [t("journal_links_count", { count: links })] : []),
      path: ({ id }) => `/journal/${id}`,
    },
  },
  lessonTarget: { journal: "/journal/new" },
  // A page is picked, never given.
  shareKind: { kind: "journal", order: 60, ticked: [] },
} as const satisfies Feature;
