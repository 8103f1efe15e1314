// The sealed journal export, as a counselor meets it: a file on disk, a browser without a network, a passphrase told by voice.
// Runs in Debian's Chromium (the engine of Windows' WebView2). `node --test tests/e2e/export.test.mjs`
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  axeFindsNothing, buildMaker, editionsOf, folder, id, launch, make, opened, PASSPHRASE, PATIENCE, pictures, root, scope, strings, unlock,
  visit as visitIn, words,
} from "./sealed.mjs";

const corpus = readFileSync(join(root, "tests/fixtures/markup.txt"), "utf8").split("\n").filter((line) => line !== "");

const instant = (local, minutes = 0) => new Date(Date.parse(`${local}Z`) + (6 * 60 + minutes) * 60_000).toISOString();

const craving = (number, local, entry, more = {}) => ({
  id: id(number),
  occurred: { at: instant(local), zone: "America/Chicago", local, precision: "exact" },
  created_at: instant(local, 4), updated_at: instant(local, 4), deleted_at: null, revision: 1, lang: "en", asked_by: null, rerates: [],
  ...more,
  entry: { intensity: 5, ...entry },
});
const session = (number, local, title, more = {}) => ({
  series: id(number), recurrence_id: local, start: instant(local), end: instant(local, 180), local_start: local,
  local_end: new Date(Date.parse(`${local}Z`) + 180 * 60_000).toISOString().slice(0, 19),
  zone: "America/Chicago", device_start: null, shift: "none", all_day: false, cancelled: false, moved: false, kind: "group_prevention",
  title, provider: "D. Reyes", place: { name: "", room: "", directions: "", travel_minutes: null }, phone: "", video_url: "", bring: [], note: "",
  counts_hours: true, attendance: null,
  ...more,
});
const lesson = (number, title, reflection) => ({
  id: `lesson-${number}`, number, title, summary: "", minutes: 5, sections: 4, picture: "wave",
  progress: {
    lesson: `lesson-${number}`, version: 1, started: instant("2026-02-10T09:00:00"), finished: instant("2026-02-10T09:20:00"),
    updated_at: instant("2026-02-10T09:20:00"),
    state: {
      sections_done: [], place: null, answers: [{ question: "a", options: ["b"], first_try: true }], confidence_after: 7, reflection,
      share: "ask", bookmarked: false, done: true,
    },
  },
});
const checkin = (number, date, entry) => ({
  id: id(number), date, part: "evening", occurred: { at: instant(`${date}T21:00:00`), zone: "America/Chicago", local: `${date}T21:00:00`, precision: "exact" },
  created_at: instant(`${date}T21:00:00`), updated_at: instant(`${date}T21:00:00`), deleted_at: null, revision: 1, lang: "en",
  entry: { asked: ["mood", "craving_peak", "confidence", "stress", "pain", "sleep_hours", "sleep_quality", "used_today", "good_thing"], ...entry },
});
const journalPage = (number, local, title, body) => ({
  id: id(number), occurred: { at: instant(local), zone: "America/Chicago", local, precision: "exact" }, created_at: instant(local, 4),
  updated_at: instant(local, 4), deleted_at: null, revision: 1, lang: "en", content: { title, body, share: "ask", links: [] },
});
const planItem = (number, section, content) => ({ id: id(number), section, content });

const own = (text) => ({ own: text });
const word = (name) => ({ id: name });

/** A few weeks of an invented person's life. */
const life = {
  cravings: [
    craving(1, "2026-02-03T18:40:00", {
      intensity: 8, substances: [word("alcohol")], triggers: [word("events.argument"), word("times.after_work")],
      trigger_main: word("events.argument"), place: word("home"), company: word("alone"), situation: "CANARY situation",
      emotions: [{ feeling: word("angry"), strength: 3 }], skills: [{ skill: word("call"), minutes: 20, helpfulness: 4 }],
      confidence: 6, thought: "CANARY thought", note: "CANARY note", outcome: "passed",
    }, { rerates: [{ at: instant("2026-02-03T18:55:00"), intensity: 5 }, { at: instant("2026-02-03T19:25:00"), intensity: 2 }] }),
    craving(2, "2026-02-07T21:15:00", {
      intensity: 5, triggers: [word("feelings.lonely"), own("CANARY own trigger")], emotions: [{ feeling: word("lonely"), strength: 2 }],
      skills: [{ skill: word("move"), minutes: null, helpfulness: null }],
    }, { created_at: instant("2026-02-10T08:00:00"), rerates: [{ at: instant("2026-02-07T21:30:00"), intensity: null }] }),
    craving(3, "2026-02-20T16:05:00", { intensity: 3, triggers: [word("events.argument")], place: word("work") }),
  ],
  occurrences: [
    session(10, "2026-02-02T18:00:00", "CANARY session"),
    session(10, "2026-02-04T18:00:00", "CANARY session", { cancelled: true }),
    session(10, "2026-02-06T19:00:00", "CANARY session", { moved: true, recurrence_id: "2026-02-06T18:00:00" }),
  ],
  checkins: [
    checkin(50, "2026-02-03", { mood: 6, craving_peak: 8, confidence: 5, stress: 4, pain: 2, sleep_hours: 7, sleep_quality: 3, used_today: "yes", good_thing: "CANARY good" }),
    checkin(51, "2026-02-04", {}),
  ],
  journal: [
    journalPage(60, "2026-02-05T22:00:00", "CANARY page", "CANARY body\n".repeat(200)),
    journalPage(61, "2026-02-06T22:00:00", "UNPICKED page", "UNPICKED body"),
  ],
  lessons: [lesson(8, "CANARY lesson", "CANARY reflection")],
  plan: {
    version: 1, saved_at: instant("2026-02-12T12:00:00"), reason: "", reviewed_with: "",
    items: [
      planItem(30, "reasons", { kind: "line", text: "CANARY reason" }),
      planItem(31, "high_risk", { kind: "situation", text: "CANARY payday", likelihood: 2, first_move: "Call M.", second_move: "" }),
      planItem(32, "people", { kind: "person", person: id(40) }),
    ],
  },
  people: [{
    id: id(40), created_at: instant("2026-01-01T00:00:00"), updated_at: instant("2026-01-01T00:00:00"), deleted_at: null, position: 0,
    entry: { name: "CANARY friend", phones: [{ label: "", number: "555 0100" }] },
  }],
};

let browser;
let english;
let spanish;

before(async () => {
  buildMaker();
  english = make("english", { ...life, tick_all: true });
  spanish = make("spanish", { ...life, tick_all: true, scope: scope({ lang: "es", label: "Jordan M." }) });
  browser = await launch();
});
after(() => browser?.close());

const visit = (file, options, before) => visitIn(browser, file, options, before);

const edited = (name, change) => {
  const file = join(folder, `${name}.html`);
  const text = readFileSync(english, "utf8");
  const other = change(text);
  assert.notEqual(other, text, "the test must change something");
  writeFileSync(file, other);
  return file;
};

test("the counselor reads all of it after the passphrase, and nothing before", async () => {
  const { page, context, asked, said, url } = await visit(english);
  assert.equal(await page.locator("#report").isVisible(), false, "the report shows before the passphrase");
  assert.doesNotMatch(await page.content(), /CANARY/, "something of the report stands in the page before the passphrase");
  // As heard over a phone and typed on another keyboard.
  await unlock(page, "  River abaco LEMON copper  window gentle orbit ");
  await page.locator("#report h1").waitFor();
  const shown = await page.locator("#report").innerText();
  for (const canary of ["Recipient Name", "Author", "purpose", "situation", "thought", "note", "own trigger", "session", "lesson", "reflection", "reason", "payday", "friend", "good", "page", "body"]) {
    assert.ok(shown.includes(`CANARY ${canary}`), `CANARY ${canary} was chosen and is not shown`);
  }
  assert.ok(!shown.includes("555 0100"), "a phone number nobody chose is shown");
  assert.ok(!shown.includes("UNPICKED"), "a journal page nobody picked is shown");
  const [report] = editionsOf(english);
  const content = await page.locator("#report").evaluate((element) => element.textContent);
  for (const text of strings(report)) assert.ok(content.includes(text), `the file does not show what the preview shows: ${text}`);
  assert.deepEqual(asked, [url], "the page asked for something besides itself");
  assert.deepEqual(said, [], "the page complained");
  assert.equal(await page.title(), `${report.name}, ${report.days}`, "twenty tabs, and each says whose it is");
  assert.deepEqual(await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, location.href.includes("#")]), [0, 0, "", false]);
  await page.click("#close");
  assert.doesNotMatch(await page.content(), /CANARY/, "closing leaves something in the page");
  assert.equal(await page.title(), words.en["reader-title"], "the tab is neutral again");
  await context.close();
});

test("the file on disk holds nothing in clear", () => {
  for (const file of [english, spanish]) {
    const bytes = readFileSync(file);
    for (const encoding of ["utf8", "utf16le"]) {
      assert.equal(bytes.indexOf(Buffer.from("CANARY", encoding)), -1, `the report is readable in ${encoding}`);
    }
    assert.equal(bytes.indexOf(Buffer.from("CANARY").toString("base64").slice(0, 7)), -1, "the report is only encoded, not sealed");
    for (const word of ["Recipient", "abaco", "ábaco", "craving", "consumir", "treatment", "tratamiento"]) {
      assert.equal(bytes.indexOf(word), -1, `"${word}" tells what this is`);
    }
  }
});

test("a wrong passphrase is told and nothing is shown", async () => {
  const { page, context } = await visit(english);
  await unlock(page, "river abaco lemon copper window gentle orbits");
  await page.locator("#problem:not(:empty)").waitFor();
  assert.equal(await page.locator("#problem").innerText(), words.en["reader-wrong"]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "passphrase", "the hand stays where it can try again");
  assert.doesNotMatch(await page.content(), /CANARY/);
  await unlock(page, "   ");
  assert.equal(await page.locator("#problem").innerText(), words.en["reader-empty"]);
  await unlock(page, PASSPHRASE);
  await page.locator("#report h1").waitFor();
  await context.close();
});

test("a changed file is refused before anyone types a passphrase", async () => {
  const flip = (text, from, step = 0) => {
    const place = text.indexOf(from) + from.length + step;
    const letter = text[place] === "A" ? "B" : "A";
    return text.slice(0, place) + letter + text.slice(place + 1);
  };
  const cases = [
    ["flipped-data", (text) => flip(text, "\"data\":\"", 1000), "reader-damaged"],
    ["flipped-salt", (text) => flip(text, "\"salt\":\""), "reader-damaged"],
    ["flipped-nonce", (text) => flip(text, "\"nonce\":\""), "reader-damaged"],
    ["flipped-check", (text) => flip(text, "\"check\":\""), "reader-damaged"],
    ["cut-data", (text) => text.replace(/("data":"[^"]{500})[^"]*/, "$1"), "reader-damaged"],
    ["no-json", (text) => text.replace("{\"version\":2", "{\"version\":2,,"), "reader-damaged"],
    ["null", (text) => text.replace(/(id="sealed">)[^<]*/, "$1null"), "reader-damaged"],
    ["fewer-rounds", (text) => text.replace("\"rounds\":2000000", "\"rounds\":1"), "reader-damaged"],
    ["no-rounds", (text) => text.replace("\"rounds\":2000000", "\"rounds\":0"), "reader-damaged"],
    ["odd-rounds", (text) => text.replace("\"rounds\":2000000", "\"rounds\":\"2000000\""), "reader-damaged"],
    ["endless-rounds", (text) => text.replace("\"rounds\":2000000", "\"rounds\":4000000000"), "reader-costly"],
    ["newer", (text) => text.replace("\"version\":2", "\"version\":3"), "reader-newer"],
    ["older", (text) => text.replace("\"version\":2", "\"version\":1"), "reader-damaged"],
  ];
  for (const [name, change, sentence] of cases) {
    const { page, context } = await visit(edited(name, change));
    await page.locator("#refused:not([hidden])").waitFor();
    assert.equal(await page.locator("#refused").innerText(), words.en[sentence], `${name}: the sentence says what happened`);
    assert.equal(await page.locator("#passphrase").isVisible(), false, `${name}: nobody should type a passphrase into it`);
    await context.close();
  }
});

test("a file changed with care still opens to nothing", async () => {
  // Someone who repairs the checksum gets past the first look, never past the cipher.
  const file = edited("repaired", (text) => text.replace(/"check":"[^"]*"/, "\"check\":\"REPAIR\"").replace(/("data":"[^"]{1000})(.)/, (_, start, letter) => start + (letter === "A" ? "B" : "A")));
  const { page, context } = await visit(file);
  const sum = await page.evaluate(async () => {
    const part = JSON.parse(document.getElementById("sealed").textContent);
    const aad = `evenkeel-sealed;v=2;cipher=AES-256-GCM;kdf=PBKDF2-HMAC-SHA256;rounds=${part.rounds};content=application/vnd.evenkeel.report+json`;
    const text = [aad, part.salt, part.nonce, part.data].map((piece) => `${piece}\n`).join("");
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
    return btoa(String.fromCharCode(...hash));
  });
  writeFileSync(file, readFileSync(file, "utf8").replace("REPAIR", sum));
  await page.reload();
  await unlock(page, PASSPHRASE);
  await page.locator("#problem:not(:empty)").waitFor();
  assert.equal(await page.locator("#problem").innerText(), words.en["reader-wrong"]);
  assert.equal(await page.locator("#report").isVisible(), false, "part of a changed file is shown");
  await context.close();
});

test("a script that is not ours does not run", async () => {
  const file = edited("other-script", (text) => text.replace("\"use strict\";", "\"use strict\"; window.__pwned = 1;").replace("</main>", "<script>window.__pwned=2</script><img src=x onerror=\"window.__pwned=3\"></main>"));
  const { page, context, asked, url } = await visit(file);
  assert.equal(await page.evaluate(() => window.__pwned), undefined, "the page's policy let a foreign script run");
  assert.equal(await page.locator("#blocked").innerText(), words.en["reader-blocked"], "a page that cannot open says so");
  assert.deepEqual(asked.filter((other) => other !== url && !other.startsWith("file:")), []);
  await context.close();
});

test("without scripts or without the browser's cryptography it says what to do", async () => {
  const quiet = await visit(english, { javaScriptEnabled: false });
  assert.equal(await quiet.page.locator("#blocked").innerText(), words.en["reader-blocked"]);
  assert.equal(await quiet.page.locator("#passphrase").isVisible(), false);
  await quiet.context.close();
  const context = await browser.newContext({ offline: true });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(() => Object.defineProperty(globalThis.crypto, "subtle", { value: undefined }));
  const page = await context.newPage();
  await page.goto(pathToFileURL(english).href);
  await page.locator("#refused:not([hidden])").waitFor();
  assert.equal(await page.locator("#refused").innerText(), words.en["reader-no-crypto"]);
  await context.close();
});

test("markup in any field stays text", async () => {
  const cut = (text, most) => [...text].slice(0, most).join("");
  const cravings = corpus.map((text, number) => craving(100 + number, "2026-02-05T10:00:00", {
    substances: [own(cut(text, 200))], triggers: [own(cut(text, 200))], place: own(cut(text, 200)), company: own(cut(text, 200)),
    emotions: [{ feeling: own(cut(text, 200)), strength: 1 }], skills: [{ skill: own(cut(text, 200)), minutes: 1, helpfulness: null }],
    situation: cut(text, 500), thought: text, note: text,
  }));
  cravings.push(craving(99, "2026-02-06T10:00:00", { note: "🌊<script>window.__pwned=1</script>\u202e".repeat(250) }));
  const file = make("markup", {
    cravings,
    occurrences: corpus.map((text, number) => session(300 + number, "2026-02-05T18:00:00", cut(text, 200), { provider: cut(text, 200), note: text })),
    lessons: corpus.map((text, number) => lesson(number, text, text)),
    plan: {
      version: 1, saved_at: null, reason: cut(corpus[1], 500), reviewed_with: cut(corpus[1], 200),
      items: corpus.flatMap((text, number) => [
        planItem(1000 + number, "reasons", { kind: "line", text: cut(text, 500) }),
        planItem(2000 + number, "high_risk", { kind: "situation", text: cut(text, 500), likelihood: null, first_move: cut(text, 500), second_move: text }),
        planItem(3000 + number, "triggers", { kind: "trigger", trigger: own(cut(text, 200)) }),
        planItem(4000 + number, "people", { kind: "person", person: id(5000 + number) }),
      ]),
    },
    people: corpus.map((text, number) => ({ ...life.people[0], id: id(5000 + number), entry: { ...life.people[0].entry, name: text } })),
    scope: scope({ recipient: cut(corpus.join(" "), 200), purpose: cut(corpus.join(" "), 500), prepared_by: cut(corpus[3], 200) }),
  });
  const { page, context, asked, said, url } = await visit(file);
  await unlock(page, PASSPHRASE);
  await page.locator("#report h1").waitFor();
  assert.equal(await page.evaluate(() => window.__pwned), undefined, "something a person wrote was run");
  const tags = await page.locator("#report").evaluate((element) => [...new Set([...element.querySelectorAll("*")].map((part) => part.localName))].sort());
  const allowed = [
    "a", "caption", "circle", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "header", "li", "line", "nav", "ol", "p", "rect",
    "section", "summary", "svg", "table", "tbody", "td", "text", "th", "thead", "tr", "ul",
  ];
  assert.deepEqual(tags.filter((tag) => !allowed.includes(tag)), [], "an element that is not ours came out of a person's text");
  const attributes = await page.locator("#report").evaluate((element) => [...new Set([...element.querySelectorAll("*")].flatMap((part) => [...part.attributes].map((attribute) => attribute.name)))].sort());
  const ours = [
    "aria-label", "aria-labelledby", "class", "cx", "cy", "data-name", "dir", "dy", "focusable", "height", "href", "id", "r", "role", "rx", "scope", "tabindex",
    "text-anchor", "width", "x", "x1", "x2", "y", "y1", "y2",
  ];
  assert.deepEqual(attributes.filter((name) => !ours.includes(name)), [], "an attribute that is not ours");
  assert.deepEqual(await page.locator("#report a").evaluateAll((links) => links.map((link) => link.getAttribute("href")).filter((to) => !/^#part-\d+$/.test(to))), [], "a link leads out of the page");
  const content = await page.locator("#report").evaluate((element) => element.textContent);
  for (const text of corpus) assert.ok(content.includes(text), `not shown as typed: ${text}`);
  assert.deepEqual(asked, [url], "a person's text made the page ask for something");
  assert.deepEqual(said, [], "a person's text made the page complain");
  await context.close();
});

for (const lang of ["en", "es"]) {
  for (const scheme of ["light", "dark"]) {
    test(`axe finds nothing, closed and open (${lang}, ${scheme})`, async () => {
      const { page, context } = await visit(lang === "en" ? english : spanish, { colorScheme: scheme, viewport: { width: 1100, height: 800 } });
      assert.equal(await page.locator("html").getAttribute("lang"), lang);
      await axeFindsNothing(page, "closed");
      await page.screenshot({ path: join(pictures, `closed-${lang}-${scheme}.png`) });
      await unlock(page, PASSPHRASE);
      await page.locator("#report h1").waitFor();
      await axeFindsNothing(page, "open");
      await page.screenshot({ path: join(pictures, `open-${lang}-${scheme}.png`), fullPage: true });
      await context.close();
    });
  }
}

test("it reads at four times the size and on a phone", async () => {
  for (const [name, width] of [["phone", 390], ["zoom-400", 320]]) {
    const { page, context } = await visit(spanish, { viewport: { width, height: 700 } });
    await opened(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name}: the page scrolls sideways by ${over} px`);
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
    await context.close();
  }
});

/** A port that was free a moment ago. */
const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer();
    server.on("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

test("it opens in WebKit too, the engine of Safari, and markup stays text there", { timeout: 900_000 }, async () => {
  const port = await freePort();
  const driver = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { stdio: "ignore", detached: true });
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  /** Asks until the answer is neither an error nor false. */
  const until = async (what, question) => {
    for (let left = 3_000; left > 0; left--) {
      const answer = await question().catch(() => false);
      if (answer) return answer;
      await new Promise((again) => setTimeout(again, 100));
    }
    throw new Error(`waited in vain for ${what}`);
  };
  try {
    await until("the driver", () => ask("GET", "/status"));
    const binary = execFileSync("sh", ["-c", "ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser"], { encoding: "utf8" }).trim();
    const { sessionId } = await ask("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } },
    });
    const at = `/session/${sessionId}`;
    const run = (script) => ask("POST", `${at}/execute/sync`, { script, args: [] });
    for (const name of ["english", "markup"]) {
      await ask("POST", `${at}/url`, { url: pathToFileURL(join(folder, `${name}.html`)).href });
      await until("the form", () => run("return !document.getElementById('ready').hidden"));
      const [field] = Object.values(await ask("POST", `${at}/element`, { using: "css selector", value: "#passphrase" }));
      await ask("POST", `${at}/element/${field}/value`, { text: `${PASSPHRASE}\uE007` });
      await until("the report", () => run("return !document.getElementById('report').hidden"));
      const content = await run("return document.getElementById('report').textContent");
      const [report] = editionsOf(join(folder, `${name}.html`));
      for (const text of strings(report)) assert.ok(content.includes(text), `${name}: not shown as it is: ${text}`);
      assert.equal(await run("return String(window.__pwned)"), "undefined", `${name}: something a person wrote was run`);
      assert.deepEqual(await run("return [...document.querySelectorAll('#report script, #report img, #report iframe')].length"), 0);
    }
    await ask("DELETE", at);
  } finally {
    process.kill(-driver.pid);
  }
});
