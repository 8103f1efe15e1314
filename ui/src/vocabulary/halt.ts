/** Hungry, angry, lonely, tired. Asked, and none of them, is not the same as not asked. */
import type { Halt } from "$lib/bindings";

/** The four states, and "none of these". */
export const HALT = ["hungry", "angry", "lonely", "tired", "none"] as const;

/** The names of what was said; none where it was not asked. */
export function haltNames(halt: Halt | null): string[] {
  if (!halt) return [];
  const named = HALT.filter((name) => name !== "none" && halt[name]);
  return named.length > 0 ? named : ["none"];
}

/** What Rust takes for those names. */
export function haltOf(names: readonly string[]): Halt | null {
  if (names.length === 0) return null;
  const has = (name: string) => names.includes(name);
  return { hungry: has("hungry"), angry: has("angry"), lonely: has("lonely"), tired: has("tired") };
}

/** The names after a press: "none of these" and the others exclude each other. */
export function noneOrSome(before: readonly string[], chosen: readonly string[]): string[] {
  if (!chosen.includes("none")) return [...chosen];
  return before.includes("none") ? chosen.filter((one) => one !== "none") : ["none"];
}
