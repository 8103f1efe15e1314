/** Calendar files in and out, as a feature of their own: what they bring are sessions, their screens stand apart. */
import type { Feature } from "$frame/feature";
import ExportCalendar from "./ExportCalendar.svelte";
import ImportCalendar from "./ImportCalendar.svelte";

export default {
  screens: [
    { path: "/sessions/import", component: ImportCalendar, find: "sessions_import_title" },
    { path: "/sessions/export", component: ExportCalendar, find: "sessions_export_title" },
  ],
} as const satisfies Feature;
