/** A skill in an address and in words. Owns no order and no number: those come from Rust. */
import { backend, type Output } from "$lib/backend";
import { tAny } from "$lib/i18n";
import type { Chip } from "$shared";
import { chipWord } from "$vocabulary/words";

export type SkillView = Output<"skills_list">[number];
export type Guide = SkillView["screen"]["guide"];

/** A skill as one part of a path. */
export const skillPath = (skill: Chip): string =>
  encodeURIComponent("id" in skill ? `id:${skill.id}` : `own:${skill.own}`);

/** The skill a path names; none when it names none. */
export function skillFrom(part: string | undefined): Chip | undefined {
  if (part?.startsWith("id:")) return { id: part.slice(3) };
  if (part?.startsWith("own:")) return { own: part.slice(4) };
  return undefined;
}

export const sameSkill = (a: Chip, b: Chip): boolean => skillPath(a) === skillPath(b);

/** What the skill's screen says; empty for an own one. */
export const skillText = (skill: Chip, part: string): string =>
  "id" in skill ? tAny(`skills_${skill.id}_${part}`, "") : "";

export const skillName = chipWord;

/** The skills for a craving (or by themselves), the most helpful first. */
export const loadSkills = (craving: string | null): Promise<SkillView[]> =>
  backend.call("skills_list", { craving });
