/** The lessons' drawings by the id their front matter names: that of the file, in words of small letters. `tests/it` holds every lesson to them. */
import type { Component } from "svelte";

const files = import.meta.glob<Component>(["./*.svelte", "!./Drawing.svelte"], {
  eager: true,
  import: "default",
});
const idOf = (path: string) =>
  path
    .replace(/^\.\/|\.svelte$/g, "")
    .replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

export const drawings: Readonly<Record<string, Component>> = Object.fromEntries(
  Object.entries(files).map(([path, drawing]) => [idOf(path), drawing]),
);
