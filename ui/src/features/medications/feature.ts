import type { Feature } from "$frame/feature";
import type { ReminderTarget } from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { chipWord } from "$vocabulary/words";
import AddMedicine from "./AddMedicine.svelte";
import ChangeSchedule from "./ChangeSchedule.svelte";
import EditMedicine from "./EditMedicine.svelte";
import MedicineDetail from "./MedicineDetail.svelte";
import Medicines from "./Medicines.svelte";
import NowPage from "./NowPage.svelte";
import TodayMedicines from "./TodayMedicines.svelte";
import VisitPage from "./VisitPage.svelte";

const pathOf = (medication: string) => `/medications/${medication}`;

/** A reminder leads to what is due; one about a shot or a refill to its medicine, where it names one. */
function reminderPath(target: ReminderTarget): string | undefined {
  if (target.to !== "request") return undefined;
  const { kind, subject } = target;
  if (kind === "dose") return "/medications";
  if (kind !== "injection" && kind !== "refill") return undefined;
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(subject) ? pathOf(subject) : "/medications";
}

export default {
  screens: [
    { path: "/medications", component: Medicines, nav: { icon: "medicine", label: "nav_medicines" } },
    { path: "/medications/new", component: AddMedicine, find: "medications_add" },
    { path: "/medications/page", component: NowPage, find: "medications_page_title" },
    { path: "/medications/visit", component: VisitPage, find: "medications_visit_title" },
    { path: "/medications/:id", component: MedicineDetail },
    { path: "/medications/:id/edit", component: EditMedicine },
    { path: "/medications/:id/schedule/:schedule", component: ChangeSchedule },
  ],
  today: [{ place: "questions", order: 15, component: TodayMedicines }],
  timeline: {
    dose: {
      topic: "medications",
      order: 60,
      icon: "medicine",
      name: "journal_kind_dose",
      all: "journal_kinds_dose",
      heading: ({ name }) => name,
      facts: ({ answer, reason }) =>
        answer === "taken"
          ? [t("medications_taken")]
          : [
              reason
                ? t("medications_state_skipped_why", { reason: chipWord(reason) })
                : t("medications_state_skipped"),
            ],
      path: (_, { medication }) => pathOf(medication),
    },
    medication: {
      topic: "medications",
      order: 65,
      icon: "medicine",
      name: "journal_kind_medication",
      all: "journal_kinds_medication",
      heading: ({ name }) => name,
      facts: ({ change, until }) => [
        t(`medications_change_${change}`),
        ...(until ? [t("medications_paused_until", { date: fmt.dayMonth(until) })] : []),
      ],
      path: (_, { medication }) => pathOf(medication),
    },
  },
  reminderPath,
  lessonTarget: { medications: "/medications" },
  shareKind: { kind: "medications", order: 25, ticked: ["doctor"] },
} as const satisfies Feature;
