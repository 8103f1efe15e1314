/** Which source imports which, read as text: a type counts as much as a component, for whoever reads one has to know the other. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The folders of the sources, from the ground up. A file imports from its own and from those under it. */
export const TIERS = ["lib", "shared", "vocabulary", "frame", "features", "app"] as const;
export type Tier = (typeof TIERS)[number];

const ALIAS: Readonly<Record<string, string>> = Object.fromEntries(
  TIERS.map((tier) => [`$${tier}`, `src/${tier}`]),
);
/** What is made, or is no source of ours. */
const LEFT_OUT = ["src/lib/bindings/", "src/lib/i18n/ids.ts"];

export interface Arrow {
  from: string;
  to: string;
}

export function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    const ours = /\.(ts|svelte)$/.test(name) && !name.endsWith(".test.ts");
    return ours && !LEFT_OUT.some((out) => path.startsWith(out)) ? [path] : [];
  });
}

/** The file a name leads to; nothing for a package. */
function resolve(from: string, name: string): string | undefined {
  const [head = "", ...rest] = name.split("/");
  const base = name.startsWith(".") ? join(dirname(from), name) : ALIAS[head] && join(ALIAS[head], ...rest);
  if (!base) return undefined;
  const path = normalize(base);
  return [path, `${path}.ts`, join(path, "index.ts")].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  );
}

const NAMES = /(?:^|[^\w$.])(?:from|import)\s*\(?\s*["']([^"']+)["']/g;
export const arrowsOf = (path: string, text: string): Arrow[] =>
  [...text.matchAll(NAMES)].flatMap(([, name = ""]) => {
    const to = resolve(path, name);
    return to && !LEFT_OUT.some((out) => to.startsWith(out)) ? [{ from: path, to }] : [];
  });

const BARREL = "src/shared/index.ts";
/** The file behind each name that `$shared` hands on. */
const shared = new Map(
  [...readFileSync(BARREL, "utf8").matchAll(/export \{([^}]*)\} from "([^"]+)"/g)].flatMap(
    ([, names = "", from = ""]) =>
      names
        .split(",")
        .map((name) => [name.replace(/default as|type/g, "").trim(), resolve(BARREL, from) ?? ""]),
  ),
);

/** The files that are there once `path` is: what it imports, without what is only a type, and of `$shared` what it names. */
export function needs(path: string): string[] {
  const text = readFileSync(path, "utf8").replace(/import type [^;]*;/g, "");
  const named = [...text.matchAll(/import \{([^}]*)\} from "\$shared"/g)].flatMap(([, names = ""]) =>
    names.split(",").flatMap((name) => shared.get(name.trim()) ?? []),
  );
  return [...arrowsOf(path, text).flatMap(({ to }) => (to === BARREL ? [] : [to])), ...named];
}
