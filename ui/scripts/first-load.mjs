/**
 * Says how much the window fetches before the lock screen stands, and how much there is of it in all: `node scripts/first-load.mjs
 * [folder of a build] [language]`. Reads the built files: what the page names, what those import at once, and the words that
 * `main.ts` waits for. Changes nothing.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const folder = process.argv[2] ?? "dist";
const language = process.argv[3] ?? "en";
const assets = readdirSync(join(folder, "assets"));
const read = (name) => readFileSync(join(folder, name));

/** Files that are fetched with this one: `import … from "./x.js"` and, in a page, what `src` and `href` name. */
const fetchedWith = (name) => {
  const text = read(name).toString();
  const named = name.endsWith(".html")
    ? [...text.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)]
    : name.endsWith(".js")
      ? [...text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([^"]+\.js)"/g)]
      : [];
  return named.map(([, found]) => (name.endsWith(".html") ? found : `assets/${found}`));
};

function closure(start) {
  const found = new Set();
  const todo = [...start];
  while (todo.length > 0) {
    const name = todo.pop();
    if (found.has(name) || !existsSync(join(folder, name))) continue;
    found.add(name);
    todo.push(...fetchedWith(name));
  }
  return [...found].sort();
}

const packed = (bytes) => gzipSync(bytes, { level: 9 }).length;
const sum = (names, of) => names.reduce((total, name) => total + of(read(name)), 0);
const say = (title, names) =>
  console.log(
    `${title}: ${names.length} files, ${sum(names, (bytes) => bytes.length)} bytes, ${sum(names, packed)} gzipped`,
  );

const words = assets.filter((name) => name.startsWith(`${language}-lock-`)).map((name) => `assets/${name}`);
const lock = closure(["index.html", ...words]);
const code = assets.filter((name) => /\.(js|css)$/.test(name)).map((name) => `assets/${name}`);
for (const name of lock) console.log(`  ${name}: ${read(name).length} bytes, ${packed(read(name))} gzipped`);
say("before the lock screen", lock);
say("everything but fonts", ["index.html", ...code]);
say(
  "fonts",
  assets.filter((name) => /\.woff2?$/.test(name)).map((name) => `assets/${name}`),
);
