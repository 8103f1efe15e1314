import type { Feature } from "$frame/feature";
import { t } from "$lib/i18n";
import { chipWord } from "$vocabulary/words";
import AfterNumber from "./AfterNumber.svelte";
import Cravings from "./Cravings.svelte";
import EditCraving from "./EditCraving.svelte";
import LogCraving from "./LogCraving.svelte";
import RideSkill from "./RideSkill.svelte";
import SecondNumber from "./SecondNumber.svelte";
import TrySkill from "./TrySkill.svelte";

export default {
  screens: [
    { path: "/cravings", component: Cravings, nav: { icon: "cravings", label: "nav_cravings" } },
    { path: "/cravings/new", component: LogCraving, find: "shortcuts_log", frame: "full" },
    { path: "/cravings/:id", component: EditCraving, frame: "full" },
    { path: "/cravings/:id/try", component: TrySkill, frame: "full" },
    { path: "/cravings/:id/try/:skill", component: RideSkill, frame: "full" },
    { path: "/cravings/:id/again", component: SecondNumber, frame: "full" },
    { path: "/cravings/:id/next", component: AfterNumber, frame: "full" },
  ],
  timeline: {
    craving: {
      topic: "cravings",
      order: 10,
      icon: "cravings",
      name: "journal_kind_craving",
      all: "journal_kinds_craving",
      heading: ({ intensity, later }) =>
        later === null
          ? t("journal_craving_line", { number: intensity })
          : t("journal_craving_later", { number: intensity, later }),
      facts: ({ trigger, outcome }) => [
        ...(trigger ? [chipWord(trigger)] : []),
        ...(outcome ? [t(`cravings_outcome_${outcome}`)] : []),
      ],
      path: ({ id }) => `/cravings/${id}`,
    },
  },
  reminderPath: (target) =>
    target.to === "request" && target.kind === "rerate" ? `/cravings/${target.subject}` : undefined,
  lessonTarget: { craving_log: "/cravings/new" },
  shareKind: { kind: "cravings", order: 10, ticked: ["counselor", "doctor"] },
} as const satisfies Feature;
