import type { Feature } from "$frame/feature";
import EditProgram from "./EditProgram.svelte";
import Program from "./Program.svelte";

export default {
  screens: [
    { path: "/sessions/program", component: Program, find: "program_title" },
    { path: "/sessions/program/edit", component: EditProgram, find: "program_edit_title" },
  ],
  lessonTarget: { program: "/sessions/program" },
} as const satisfies Feature;
