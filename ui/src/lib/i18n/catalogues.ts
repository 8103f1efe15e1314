/**
 * The catalogues the window reads. Owns how they are fetched: one language at a time, and of it first what can be seen before the vault
 * is open. What belongs to which part is said in `words/`, one file for each language and part; those that only Rust needs (tray,
 * notifications, reports) are in none.
 */

/** Every language the product is complete in, in the order they are offered. */
export const LANGS = ["en", "es"] as const;
export type Lang = (typeof LANGS)[number];

/** `lock`: what the lock screen, the first run, the quick entry and Help say. `open`: the rest. */
export const PARTS = ["lock", "open"] as const;
export type Part = (typeof PARTS)[number];

const files = import.meta.glob<readonly string[]>("./words/*.ts", { import: "default" });

/** The Fluent sources of one part of one language. */
export async function sources(lang: Lang, part: Part): Promise<readonly string[]> {
  return (await files[`./words/${lang}-${part}.ts`]?.()) ?? [];
}
