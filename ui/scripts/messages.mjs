/**
 * Writes `src/lib/i18n/ids.ts`: every message id of the English catalogues with
 * the variables it takes, so that a missing word or value does not compile.
 * The file is made, never committed; `npm run check` makes it first.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FluentResource } from "@fluent/bundle";

const folder = fileURLToPath(new URL("../messages/en/", import.meta.url));
const target = fileURLToPath(new URL("../src/lib/i18n/ids.ts", import.meta.url));

/** Collects variable names from a parsed Fluent pattern, whatever its depth. */
function variables(node, found = new Set()) {
  if (Array.isArray(node)) for (const part of node) variables(part, found);
  else if (node && typeof node === "object") {
    if (node.type === "var") found.add(node.name);
    for (const value of Object.values(node)) variables(value, found);
  }
  return found;
}

const entries = new Map();
for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
  const resource = new FluentResource(readFileSync(folder + file, "utf8"));
  for (const entry of resource.body) {
    if (!entry.id.startsWith("-") && entry.value !== null)
      entries.set(entry.id, [...variables(entry.value)].sort());
  }
}

const lines = [...entries]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([id, vars]) => {
    const type = vars.length === 0 ? "never" : vars.map((name) => JSON.stringify(name)).join(" | ");
    return `  ${JSON.stringify(id)}: ${type};`;
  });
writeFileSync(
  target,
  `// Made by scripts/messages.mjs from messages/en. Do not edit.\nexport interface Messages {\n${lines.join("\n")}\n}\n`,
);
