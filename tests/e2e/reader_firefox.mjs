// The sealed file in Firefox, by hand: `node --experimental-websocket tests/e2e/reader_firefox.mjs` (Debian: firefox-esr, poppler-utils).
// Not in the suite, which has one browser less to install this way. Speaks WebDriver BiDi, which Firefox has in it, over loopback; what it must not
// do is ask the network for anything, so it can be run where there is none (`unshare -n`, with loopback up).
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { editions } from "./report_tree.mjs";
import { buildMaker, make, pictures, words } from "./sealed.mjs";

const profile = mkdtempSync(join(tmpdir(), "reader-firefox-"));
// A home of its own as well: nothing of whoever runs this is read or written.
const firefox = spawn("firefox-esr", ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"], {
  stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile },
});
const address = await new Promise((found, fail) => {
  let told = "";
  firefox.stderr.on("data", (data) => {
    told += data;
    const match = /ws:\/\/[\w.:[\]]+/.exec(told);
    if (match) found(match[0]);
  });
  firefox.on("exit", () => fail(new Error(`Firefox went: ${told}`)));
});
const socket = new WebSocket(`${address}/session`);
await new Promise((open, fail) => {
  socket.onopen = open;
  socket.onerror = fail;
});
const waiting = new Map();
const events = [];
let last = 0;
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (!message.id) {
    events.push(message);
    return;
  }
  const [done, fail] = waiting.get(message.id);
  if (message.type === "error") fail(new Error(`${message.error}: ${message.message}`));
  else done(message.result);
};
const ask = (method, params = {}) =>
  new Promise((done, fail) => {
    last += 1;
    waiting.set(last, [done, fail]);
    socket.send(JSON.stringify({ id: last, method, params }));
  });

try {
  buildMaker();
  const { capabilities } = await ask("session.new", { capabilities: {} });
  await ask("session.subscribe", { events: ["log.entryAdded", "network.beforeRequestSent"] });
  const { contexts: [{ context }] } = await ask("browsingContext.getTree");
  const run = async (expression) => {
    const { result, exceptionDetails } = await ask("script.evaluate", { expression: `JSON.stringify(${expression})`, target: { context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  };
  const type = (text) => ask("input.performActions", { context, actions: [{ type: "key", id: "keys", actions: [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }] });
  const until = async (what, question) => {
    for (let left = 1_800; left > 0; left--) {
      if (await run(question)) return;
      await new Promise((again) => setTimeout(again, 100));
    }
    throw new Error(`waited in vain for ${what}`);
  };
  for (const lang of ["en", "es"]) {
    for (const [weeks, width, height] of [[4, 1280, 800], [12, 390, 800]]) {
      const name = `firefox-${lang}-${weeks}`;
      const all = editions(lang, weeks);
      const [report] = all;
      const url = pathToFileURL(make(name, { editions: all })).href;
      await ask("browsingContext.setViewport", { context, viewport: { width, height } });
      await ask("browsingContext.navigate", { context, url, wait: "complete" });
      await until("the form", "!document.getElementById('ready').hidden");
      await type("river, abaco, lemon, copper, window, gentle, velvet\uE007");
      await until("the refusal", "document.getElementById('problem').textContent !== ''");
      await run("document.getElementById('passphrase').value = ''");
      await type("1. River, 2. abaco - lemon; copper window gentle orbit.\uE007");
      await until("the report", "!document.getElementById('report').hidden");
      const who = `${report.name}, ${report.days}`;
      assert.equal(await run("document.title"), who);
      assert.equal(await run("document.activeElement.id"), "part-0");
      assert.equal(await run("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), true, "the page scrolls sideways");
      assert.equal(await run("document.querySelectorAll('.frame[tabindex]').length"), 0, "a table scrolls sideways");
      assert.deepEqual(await run("[...document.fonts].map((face) => face.status)"), ["loaded", "loaded"]);
      const { data: picture } = await ask("browsingContext.captureScreenshot", { context });
      writeFileSync(join(pictures, `${name}.png`), Buffer.from(picture, "base64"));
      for (const [format, wide, high] of [["Letter", 21.59, 27.94], ["A4", 21, 29.7]]) {
        const { data } = await ask("browsingContext.print", { context, page: { width: wide, height: high }, margin: { top: 1.6, bottom: 1.4, left: 1.4, right: 1.4 } });
        const path = join(pictures, `${name}-${format}.pdf`);
        writeFileSync(path, Buffer.from(data, "base64"));
        const sheets = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
        // Firefox writes figures of one width into a PDF without saying what they are, so no text with a figure is looked for.
        const next = report.sections[1].blocks[0].text;
        assert.equal(sheets.findIndex((text) => text.includes(next)) + 1, 2, `${name}, ${format}: page one is one page`);
        assert.ok(sheets.every((text) => text.split("\n")[0].includes(report.name)), `${name}, ${format}: each sheet says whose it is`);
      }
      await run("document.querySelector('#tools .languages button').click()");
      assert.equal(await run("document.title"), `${all[1].name}, ${all[1].days}`);
      await run("document.getElementById('close').click()");
      assert.equal(await run("document.title"), words[all[1].lang]["reader-title"]);
      assert.equal(await run(`document.documentElement.outerHTML.includes(${JSON.stringify(report.name)})`), false);
      console.log(`ok: ${name}`);
    }
  }
  const asked = events.filter(({ method }) => method === "network.beforeRequestSent").map(({ params }) => params.request.url);
  assert.deepEqual(asked.filter((one) => !one.startsWith("file:") && !one.startsWith("data:font/woff2;base64,") && one !== "about:blank"), [], "the page asked for something");
  assert.deepEqual(events.filter(({ method }) => method === "log.entryAdded").map(({ params }) => params.text), [], "the page complained");
  console.log(`${capabilities.browserName} ${capabilities.browserVersion}: all of it`);
} finally {
  socket.close();
  firefox.removeAllListeners("exit");
  const gone = new Promise((done) => firefox.once("exit", done));
  firefox.kill();
  await gone;
  rmSync(profile, { recursive: true, force: true });
}
