// What every browser test needs: a bridge over a folder of its own, Chromium, axe, and a page that may not complain.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const samples = join(root, "tests/fixtures/calendar/samples");
export const screens = join(root, "target/screens");
/** Longer than the busiest machine needs: it ends a test that would wait for ever. In milliseconds. */
export const PATIENCE = 180_000;
export const PASSPHRASE = "quiet harbor lantern seven maple";
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
mkdirSync(screens, { recursive: true });

const running = new Map();
const end = (child) => {
  child.kill("SIGKILL");
  const home = running.get(child);
  running.delete(child);
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
};
process.on("exit", () => [...running.keys()].forEach(end));

/** A bridge over a new folder. `stop` ends it and removes what it left. */
export async function bridge({ now = "2026-10-05T14:00:00Z", zone = "America/Chicago", demo = false, data } = {}) {
  const home = mkdtempSync(join(tmpdir(), "evenkeel-e2e-"));
  const folder = data ?? join(home, "data");
  const ui = process.env.EVENKEEL_E2E_UI;
  const args = ["--data", folder, "--now", now, "--zone", zone, ...(demo ? ["--demo"] : []), ...(ui ? ["--ui", ui] : [])];
  const child = spawn(join(target, "debug/evenkeel-bridge"), args, { stdio: ["ignore", "pipe", "inherit"] });
  const said = await new Promise((found, lost) => {
    let text = "";
    child.stdout.on("data", (more) => {
      text += more;
      if (/^ready$/m.test(text)) found(text);
    });
    child.on("exit", (code) => lost(new Error(`the bridge ended with ${code} before it was ready:\n${text}`)));
  });
  // A test that fails half way leaves its bridge behind: that must neither keep this process waiting nor outlive it.
  child.unref();
  child.stdout.unref();
  running.set(child, home);
  const url = /^url (\S+)/m.exec(said)[1];
  const token = /^token (\S+)/m.exec(said)[1];
  const origin = new URL(url).origin;
  const ask = async (method, path, body) => {
    const answer = await fetch(origin + path, {
      method,
      headers: { "x-evenkeel-token": token, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const value = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(`${path}: ${value.code}`), value);
    return value;
  };
  return {
    url, origin, folder, home,
    call: (name, input = {}) => ask("POST", `/rpc/${name}`, input),
    clock: (to, more = {}) => ask("POST", "/clock", { now: to, ...more }),
    notified: () => ask("GET", "/notified"),
    picker: (folder, file = null) => ask("POST", "/picker", { folder, file }),
    stop: () => end(child),
  };
}

/** Runs in every page before its own: whatever would be kept in the engine past the window throws, and is noted. */
const KEEPS_NOTHING = () => {
  const kept = (globalThis.__kept = []);
  const refuse = (what) => () => {
    kept.push(what);
    throw new Error(`${what}: nothing is kept in the engine`);
  };
  for (const store of ["localStorage", "sessionStorage"]) {
    // A property that is set is kept, too, and names no function.
    const refusing = new Proxy({}, {
      get: (_, name) => (name === "length" ? 0 : name === "getItem" ? () => null : refuse(`${store}.${String(name)}`)),
      set: (_, name) => refuse(`${store}.${String(name)} =`)(),
      defineProperty: (_, name) => refuse(`${store}.${String(name)} =`)(),
    });
    Object.defineProperty(globalThis, store, { get: () => refusing });
  }
  const doors = [
    ["IDBFactory", ["open", "deleteDatabase"]], ["CacheStorage", ["open", "has", "match", "delete"]], ["CookieStore", ["set", "delete"]],
    ["StorageManager", ["getDirectory", "persist"]], ["ServiceWorkerContainer", ["register"]],
  ];
  for (const [owner, names] of doors) {
    const there = globalThis[owner]?.prototype;
    for (const name of names) if (there && name in there) there[name] = refuse(`${owner}.${name}`);
  }
  Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: refuse("document.cookie") });
};

/** A page that must stay silent: no console error, no page error, no policy report, nothing kept in the engine. Call `calm()` at the end. */
export async function openPage(browser, world, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-US", ...options });
  // As the window does: what a page cannot do there, it may not do here.
  await context.addInitScript("Object.freeze(Object.prototype)");
  await context.addInitScript(KEEPS_NOTHING);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    // A refused command answers with a 4xx status; the screen's own words for it are what is tested.
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.setDefaultTimeout(PATIENCE);
  if (world) await page.goto(world.url);
  return {
    page,
    context,
    async calm() {
      assert.equal(await page.evaluate(() => globalThis.__pwned), undefined, "text that a person typed was run as a program");
      assert.deepEqual(complaints, [], "the page complained");
      assert.deepEqual(await page.evaluate(() => globalThis.__kept), [], "the page tried to keep something in the engine");
      await context.close();
    },
  };
}

/** Goes to a hash route and waits until the page is drawn. */
export async function go(page, route) {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, route);
  await settled(page);
}

/** Waits until nothing is loading any more. */
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy='true'], .loading"));
  await page.evaluate(() => document.fonts.ready);
}

/** Every fault that axe finds on the page as it stands, readable. */
export async function faults(page) {
  // Once for each document: to read all of axe anew takes longer than many a page takes to be looked at.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      // Only faults are read, and of a fault the element itself.
      resultTypes: ["violations"],
      selectors: false,
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.violations.map((one) => `${one.id}: ${one.help}\n    ${one.nodes.map((node) => node.html.slice(0, 160)).join("\n    ")}`);
}

/** First run without the screens. Answers the recovery code. */
export async function madeVault(world) {
  const { code } = await world.call("vault_create", { passphrase: PASSPHRASE, agenda_mode: "keyring" });
  await world.call("vault_confirm_recovery", { code });
  return code;
}
