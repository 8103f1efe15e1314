/** Every package that is listed is used: named in a source, a configuration or a script, or the types of one that is. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Listed {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const listed = JSON.parse(readFileSync("package.json", "utf8")) as Listed;

/** What nobody names, and why it is there. */
const UNNAMED: Readonly<Record<string, string>> = {
  typescript: "svelte-check, typescript-eslint and Vite take it from beside them",
};

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? files(join(folder, entry.name))
      : /\.(ts|mjs|svelte|css)$/.test(entry.name)
        ? [join(folder, entry.name)]
        : [],
  );
const SETTINGS = readdirSync(".").filter((name) =>
  /(\.config\.(js|ts)|^tsconfig\.json|^\.prettierrc\.json)$/.test(name),
);
const named = [...["src", "scripts", "tests"].flatMap(files), ...SETTINGS]
  .filter((path) => !path.endsWith("packages.test.ts"))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");
const scripts = Object.values(listed.scripts).join("\n");

function unused(names: readonly string[]): string[] {
  const plain = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return names.filter((name) => {
    const types = /^@types\/(.+)$/.exec(name)?.[1];
    if (types) return types !== "node" && !names.includes(types);
    return (
      !(name in UNNAMED) &&
      !new RegExp(`["']${plain(name)}(/[^"']*)?["']`).test(named) &&
      !new RegExp(`(^|\\s)${plain(name)}(\\s|$)`, "m").test(scripts)
    );
  });
}

it("lists no package that nothing uses", () => {
  const names = [...Object.keys(listed.dependencies), ...Object.keys(listed.devDependencies)];
  expect(names.length).toBeGreaterThan(20);
  expect(unused(names)).toEqual([]);
  expect(unused(["svelte", "d3-time", "@types/d3-time", "@lucide/svelte"])).toEqual([
    "d3-time",
    "@lucide/svelte",
  ]);
  expect(unused(["@types/d3-time"])).toEqual(["@types/d3-time"]);
});
