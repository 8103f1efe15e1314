/** Before the vault is open only the words of one part are there: what is drawn by then may say nothing else. */
import { readdirSync, readFileSync } from "node:fs";
import { FluentResource } from "@fluent/bundle";
import { LANGS, PARTS } from "$lib/i18n";
import { sources as catalogues } from "$lib/i18n/catalogues";
import { needs } from "./imports";

/** These wait for all words themselves. */
const OPEN = ["src/app/Shell.svelte", "src/app/Everything.svelte"];
/** Catalogues of Rust alone: tray, notifications, reports. */
const RUST = ["demo.ftl", "report.ftl", "shell.ftl", "tray.ftl"];

const idsIn = (text: string) => new FluentResource(text).body.map(({ id }) => id);

function reached(): string[] {
  const found = new Set<string>();
  const todo = ["src/main.ts"];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (found.has(path) || OPEN.includes(path)) continue;
    found.add(path);
    todo.push(...needs(path));
  }
  return [...found].sort();
}

/** Ids of the second part that a source spells, or begins to: `t(\`plan_lapse_${step}\`)`. */
function beyond(text: string, later: readonly string[]): string[] {
  const spelled = [...text.matchAll(/["'`]([a-z][\w-]*)(\$\{)?/g)];
  return spelled.flatMap(([, word = "", goesOn]) =>
    later.includes(word) || (goesOn && /[_-]$/.test(word) && later.some((id) => id.startsWith(word)))
      ? [word]
      : [],
  );
}

describe("the words before the vault is open", () => {
  it("are with the later ones all there are, each once", async () => {
    for (const lang of LANGS) {
      const parts = await Promise.all(PARTS.map((part) => catalogues(lang, part)));
      const ids = parts.flat().flatMap(idsIn);
      const all = readdirSync(`messages/${lang}`)
        .filter((file) => !RUST.includes(file))
        .flatMap((file) => idsIn(readFileSync(`messages/${lang}/${file}`, "utf8")));
      expect(ids.length).toBeGreaterThan(1000);
      expect(ids.sort()).toEqual(all.sort());
    }
  });

  it("are enough for everything that is drawn by then", async () => {
    const later = (await catalogues("en", "open")).flatMap(idsIn);
    const files = reached();
    for (const path of ["vault/Lock", "vault/FirstRun", "inbox/QuickEntry", "help/Help"])
      expect(files).toContain(`src/features/${path}.svelte`);
    expect(files.filter((path) => path.startsWith("src/features/cravings/"))).toEqual([]);
    const lost = files.flatMap((path) =>
      beyond(readFileSync(path, "utf8"), later).map((id) => `${path} says ${id}`),
    );
    expect(lost).toEqual([]);
    expect(beyond("t(`plan_lapse_${step}`) t('today_week') t(\"app_lock\")", later)).toEqual([
      "plan_lapse_",
      "today_week",
    ]);
  });
});
