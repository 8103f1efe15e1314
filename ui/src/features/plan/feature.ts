import type { Feature } from "$frame/feature";
import EditPlan from "./EditPlan.svelte";
import Plan from "./Plan.svelte";

export default {
  screens: [
    { path: "/plan", component: Plan, nav: { icon: "plan", label: "nav_plan" } },
    { path: "/plan/edit", component: EditPlan, find: "plan_edit_title" },
  ],
  lessonTarget: { plan: "/plan" },
  shareKind: { kind: "plan", order: 50, ticked: ["counselor", "doctor"] },
} as const satisfies Feature;
