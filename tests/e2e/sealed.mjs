// Sealed files for the browser tests: how they are made, and a browser that opens them from disk without a network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const maker = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug/examples/seal_journal");
export const folder = join(root, "target/e2e-export");
export const pictures = join(root, "target/screens/export");
/** Longer than the busiest machine needs: it ends a test that would wait for ever. In milliseconds. */
export const PATIENCE = 180_000;
export const PASSPHRASE = "river ábaco lemon copper window gentle orbit";

export const words = Object.fromEntries(["en", "es"].map((lang) => [lang, Object.fromEntries(
  readFileSync(join(root, `ui/messages/${lang}/report.ftl`), "utf8").split("\n").filter((line) => /^reader-\S+ = /.test(line))
    .map((line) => [line.slice(0, line.indexOf(" = ")), line.slice(line.indexOf(" = ") + 3)]),
)]));

export const id = (number) => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

export const scope = (more = {}) => ({
  recipient: "CANARY Recipient Name", role: "counselor", purpose: "CANARY purpose", prepared_by: "CANARY Author", from: "2026-02-01",
  to: "2026-02-28", kinds: ["cravings", "checkins", "sessions", "lessons", "plan", "journal"], topics: [], own: [], returns: [], pages: [id(60)],
  label: "", name_left_out: true, expires: null, lang: "en", stop_read: false, ...more,
});

/** Builds what makes the files. The whole workspace, as the test command builds it: for one package alone cargo would compile the libraries anew. */
export const buildMaker = () => {
  mkdirSync(folder, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  execFileSync("cargo", ["build", "-q", "--workspace", "--example", "seal_journal"], { cwd: root, stdio: "inherit" });
};

/** Writes a sealed file and says where. Beside it lies, as JSON, what was sealed. */
export const make = (name, more, passphrase = PASSPHRASE) => {
  const out = join(folder, `${name}.html`);
  const input = {
    passphrase, now: "2026-03-02T18:00:00Z", zone: "America/Chicago", salt: Array(16).fill(3), nonce: Array(12).fill(5), scope: scope(),
    cravings: [], occurrences: [], lessons: [], plan: null, people: [], ...more,
  };
  execFileSync(maker, [out], { cwd: root, input: JSON.stringify(input), stdio: ["pipe", "inherit", "inherit"] });
  return out;
};

export const launch = () =>
  chromium.launch({
    executablePath: "/usr/bin/chromium", headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });

/** Opens a file with the network off and keeps account of what the page tried. `before` is done to the page before it loads. */
export const visit = async (browser, file, options = {}, before = async () => undefined) => {
  const context = await browser.newContext({ offline: true, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const asked = [];
  const said = [];
  page.on("request", (request) => {
    // The letters are in the page itself.
    if (!request.url().startsWith("data:font/woff2;base64,")) asked.push(request.url());
  });
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("dialog", (dialog) => {
    said.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await before(page);
  const url = pathToFileURL(file).href;
  await page.goto(url);
  return { page, context, asked, said, url };
};

export const unlock = async (page, passphrase) => {
  await page.fill("#passphrase", passphrase);
  await page.press("#passphrase", "Enter");
};

/** The same, and waits for the report. */
export const opened = async (page, passphrase = PASSPHRASE) => {
  await unlock(page, passphrase);
  await page.locator("#report h1").waitFor();
};

export const axeFindsNothing = async (page, what) => {
  // The page's own policy would refuse the inspector; it goes in from outside.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  assert.deepEqual(found.violations.map((violation) => [violation.id, violation.nodes.map((node) => node.target.join(" "))]), [], what);
};

/** Every string of a report, as the app built it. */
export const strings = (value) =>
  typeof value === "string" ? [value] : Object.entries(value ?? {}).flatMap(([key, part]) => (key === "kind" || key === "lang" ? [] : typeof part === "object" ? strings(part) : typeof part === "string" ? [part] : []));

/** What was sealed into a file, edition by edition. */
export const editionsOf = (file) => JSON.parse(readFileSync(`${file}.json`, "utf8"));
