import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const part = (name: string) => {
  const folder = name.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
  return fileURLToPath(new URL(`../node_modules/bits-ui/dist/bits/${folder}/index.js`, import.meta.url));
};

/**
 * In tests, leads each import from bits-ui to the part that is named. Its one door leads to four hundred modules, which a
 * bundle leaves out, and which each file of tests would compile and run.
 */
export function partsOfBits(): Plugin {
  return {
    name: "evenkeel-parts-of-bits",
    enforce: "post",
    transform(code) {
      const changed = code.replace(/import\s*\{([^}]*)\}\s*from\s*["']bits-ui["'];?/g, (_, names: string) =>
        names
          .split(",")
          .map((name) => name.trim())
          .filter((name) => name !== "")
          .map((name) => {
            const path = part(name.split(/\s+as\s+/)[0] ?? name);
            if (!existsSync(path))
              this.error(`bits-ui keeps ${name} elsewhere than its other parts: ${path}`);
            return `import { ${name} } from ${JSON.stringify(path)};`;
          })
          .join(" "),
      );
      return changed === code ? null : { code: changed, map: null };
    },
  };
}
