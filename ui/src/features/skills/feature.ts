import type { Feature } from "$frame/feature";
import SkillList from "./SkillList.svelte";
import SkillPage from "./SkillPage.svelte";

export default {
  screens: [
    { path: "/skills", component: SkillList, find: "skills_title", under: "/cravings" },
    { path: "/skills/:id", component: SkillPage, frame: "full" },
  ],
  lessonTarget: { skills: "/skills" },
} as const satisfies Feature;
