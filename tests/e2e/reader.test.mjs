// The sealed file in its reader's hands: the first screen, keys alone, a phone, two languages, closing by itself, words written as a list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { runInNewContext } from "node:vm";
import { axeFindsNothing, buildMaker, launch, make, opened, PASSPHRASE, pictures, root, scope, unlock, visit as visitIn, words } from "./sealed.mjs";
import { editions } from "./report_tree.mjs";

const NAME = "Jordan CANARY";
const MINUTE = 60_000;

let browser;
let english;
let spanish;

before(async () => {
  buildMaker();
  english = make("reader-en", { editions: editions("en", 4, NAME), scope: scope({ label: "For <b>Thursday</b>" }) });
  spanish = make("reader-es", { editions: editions("es", 12, NAME) });
  browser = await launch();
});
after(() => browser?.close());

const visit = (file, options, first) => visitIn(browser, file, options, first);
const active = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);

test("the page reads words as the app does", () => {
  const script = readFileSync(join(root, "src-tauri/crates/exchange/templates/reader/words.js"), "utf8");
  const tries = runInNewContext(`${script}; tries`);
  const cases = JSON.parse(readFileSync(join(root, "tests/fixtures/spoken.json"), "utf8"));
  assert.ok(cases.length > 40, "the table is there");
  for (const { typed, tries: expected, why } of cases) assert.deepEqual([...tries(typed)], expected, `${why}: ${JSON.stringify(typed)}`);
});

test("words written as a list open it, and nothing is tried twice", async () => {
  const counted = (page) => page.addInitScript(() => {
    const derive = crypto.subtle.deriveKey.bind(crypto.subtle);
    window.tried = 0;
    crypto.subtle.deriveKey = (...all) => {
      window.tried += 1;
      return derive(...all);
    };
  });
  const { page, context } = await visit(english, {}, counted);
  const refused = async (typed, times) => {
    await page.evaluate(() => { window.tried = 0; });
    await unlock(page, typed);
    await page.locator("#open:enabled").waitFor();
    await page.locator("#problem:not(:empty)").waitFor();
    assert.equal(await page.evaluate(() => window.tried), times, `${typed}: each try costs two million rounds`);
  };
  await refused("river abaco lemon copper window gentle velvet", 1);
  await refused("river, abaco, lemon, copper, window, gentle, velvet", 2);
  await refused("something I made up, with a comma", 1);
  await page.evaluate(() => { window.tried = 0; });
  await opened(page, "1. River, 2. Ábaco - 3) lemon; “copper” window gentle orbit.");
  assert.equal(await page.evaluate(() => window.tried), 2, "as it was typed, then as a list");
  await page.click("#close");
  // Out of a message, a word on each line. A field of one line would glue them together.
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "1. river\n2. ábaco\n3. lemon\r\n4. copper\n5. window\n6. gentle\n7. orbit\n");
    document.getElementById("passphrase").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.press("#passphrase", "Enter");
  await page.locator("#report h1").waitFor();
  await context.close();
});

test("the locked page says what the patient put on it, and speaks both languages", async () => {
  const { page, context } = await visit(english);
  assert.equal(await page.locator("#label").innerText(), "For <b>Thursday</b>");
  assert.equal(await page.title(), words.en["reader-title"]);
  await page.locator("#door .languages button").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "es");
  assert.equal(await page.locator("#door h1").innerText(), words.es["reader-heading"]);
  assert.equal(await page.title(), words.es["reader-title"]);
  await unlock(page, "");
  assert.equal(await page.locator("#problem").innerText(), words.es["reader-empty"]);
  await page.locator("#door .languages button").click();
  assert.equal(await page.locator("#problem").innerText(), words.en["reader-empty"], "what was told is told again");
  await page.locator("#door .languages button").click();
  await opened(page);
  assert.equal(await page.locator("#report h1").innerText(), "Un informe de un diario", "who chose Spanish reads Spanish");
  await context.close();
  const plain = await visit(spanish);
  assert.equal(await plain.page.locator("#label").count(), 0, "no label, no empty box");
  await plain.context.close();
});

test("the first screen is page one, and reading begins at its heading", async () => {
  const { page, context } = await visit(english, { viewport: { width: 1280, height: 800 } });
  await opened(page);
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await active(page), "part-0");
  assert.equal(await page.title(), `${NAME}, Nov 2 to 29, 2026`);
  const shown = await page.evaluate(() => {
    const box = (element) => element.getBoundingClientRect();
    const facts = [...document.querySelectorAll("#part-0 ~ * dt")].filter((fact) => box(fact).bottom <= innerHeight).length;
    return { top: box(document.querySelector("#report section")).top, facts };
  });
  assert.ok(shown.top < 140, `page one begins ${shown.top} px below the top`);
  assert.ok(shown.facts >= 10, `of page one ${shown.facts} facts are on the first screen`);
  await page.screenshot({ path: join(pictures, "reader-first.png") });
  await context.close();
});

test("it is read with keys alone", async () => {
  const { page, context } = await visit(english, { viewport: { width: 1280, height: 800 } }, (page) => page.addInitScript(() => {
    window.printed = [];
    window.print = () => window.printed.push(document.documentElement.classList.contains("one-only") ? "one" : "all");
  }));
  await page.keyboard.type("river-abaco-lemon-copper-window-gentle-orbit");
  await page.keyboard.press("Enter");
  await page.locator("#report h1").waitFor();
  assert.equal(await active(page), "part-0");
  // What one can do stands before the report, nearest first.
  const before = [];
  for (let step = 0; step < 5; step++) {
    await page.keyboard.press("Shift+Tab");
    before.push(await active(page));
  }
  assert.deepEqual(before, ["close", "Español", "print-all", "print-one", "to-contents"]);
  await page.keyboard.press("Enter");
  assert.equal(await active(page), "contents");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await active(page), "Cravings");
  await page.keyboard.press("Enter");
  assert.equal(await active(page), "part-1");
  assert.ok(await page.evaluate(() => {
    const heading = document.activeElement.getBoundingClientRect();
    const tools = document.getElementById("tools").getBoundingClientRect();
    return heading.top >= tools.bottom && heading.bottom < innerHeight;
  }), "the heading is seen, not under the buttons");
  assert.equal(await page.evaluate(() => location.hash), "", "where somebody read is in the browser's history");
  await page.locator("#print-one").focus();
  await page.keyboard.press("Enter");
  await page.locator("#print-all").focus();
  await page.keyboard.press("Space");
  assert.deepEqual(await page.evaluate(() => window.printed), ["one", "all"]);
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("cell", { name: "6.2 of 10 on average, from 2 cravings" }).waitFor();
  await page.locator("#close").focus();
  await page.keyboard.press("Enter");
  assert.equal(await active(page), "passphrase");
  await context.close();
});

test("a chart draws a gap as a gap and says everything in words, a grid shades its numbers", async () => {
  const { page, context } = await visit(spanish, { viewport: { width: 1280, height: 800 } });
  await opened(page);
  const [edition] = editions("es", 12, NAME);
  const chart = edition.sections[0].blocks.find((block) => block.kind === "chart");
  const drawn = await page.locator("svg.chart").evaluate((svg) => ({
    alt: svg.getAttribute("aria-label"),
    gaps: svg.querySelectorAll(".gap").length,
    points: svg.querySelectorAll(".point").length,
    lines: [...svg.querySelectorAll(".line")].map((line) => line.getAttribute("x1")),
    numbers: [...svg.querySelectorAll(".number")].map((text) => text.textContent).filter((text) => /^\d/.test(text)),
    seen: [...svg.querySelectorAll("text")].filter((text) => text.getClientRects().length > 0).map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return { left, right, top, bottom, text: text.textContent };
    }),
  }));
  assert.equal(await page.getByRole("img", { name: chart.caption }).count(), 1, "a screen reader finds the chart");
  assert.equal(drawn.gaps, 2);
  assert.equal(drawn.points, 10);
  assert.equal(drawn.lines.length, 7, "no line leads into a week that nobody said anything about, or out of it");
  assert.deepEqual(drawn.numbers, chart.points.map((point) => String(point.n)), "each week says out of how many");
  for (const point of chart.points) assert.ok(drawn.alt.includes(`${point.label}: ${point.words}`));
  for (const [at, one] of drawn.seen.entries()) {
    for (const other of drawn.seen.slice(at + 1)) {
      const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top + 2 || other.bottom <= one.top + 2;
      assert.ok(apart, `"${one.text}" is written over "${other.text}"`);
    }
  }
  const table = await page.locator("figure details tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(table, chart.points.map((point) => [point.label, point.words]));
  const shades = await page.locator("table.grid tbody td").evaluateAll((cells) => cells.map((cell) => [Number(cell.textContent), cell.className]));
  assert.deepEqual([...new Set(shades.filter(([count]) => count === 0).map(([, shade]) => shade))], ["shade-0"]);
  assert.equal(shades.find(([count]) => count === 6)[1], "shade-4");
  assert.equal(shades.find(([count]) => count === 1)[1], "shade-1");
  await context.close();
});

test("the reader changes the language and stays where they were", async () => {
  const { page, context } = await visit(english, { viewport: { width: 1280, height: 800 } });
  await opened(page);
  await page.locator("#part-2").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 400));
  const place = () => page.evaluate(() => {
    const at = [...document.querySelectorAll("#report section")].findLastIndex((section) => section.getBoundingClientRect().top <= innerHeight / 4);
    return at;
  });
  const was = await place();
  assert.ok(was > 0, "the test must read on first");
  await page.locator("#tools .languages button").click();
  assert.equal(await page.locator("html").getAttribute("lang"), "es");
  assert.equal(await page.locator("#report h1").innerText(), "Un informe de un diario");
  assert.equal(await page.title(), `${NAME}, del 2 al 29 de nov de 2026`);
  assert.equal(await page.locator("#close").innerText(), words.es["reader-close"]);
  assert.equal(await page.locator("#status").innerText(), words.es["reader-switched"]);
  assert.equal(await place(), was, "the same part is on the screen");
  assert.equal(await active(page), "English", "the hand is still on the button");
  assert.equal(await page.evaluate(() => document.activeElement.lang), "en", "a screen reader says its name in its language");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("#report h1").innerText(), "A report from a journal");
  assert.equal(await place(), was);
  await context.close();
});

/** Words that are cut at an edge, or broken in the middle without a place to break. */
const cutWords = (page) => page.evaluate(() => {
  const found = [];
  const walker = document.createTreeWalker(document.getElementById("report"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest("thead") && getComputedStyle(parent.closest("thead")).position === "absolute") continue;
    for (const match of node.textContent.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      const broken = new Set(rects.map((rect) => Math.round(rect.top))).size > 1;
      const outside = rects.some((rect) => rect.left < 0 || rect.right > document.documentElement.clientWidth + 0.5);
      if (broken || outside) found.push(`${match[0]} (${broken ? "broken" : "outside"})`);
    }
  }
  return found;
});

for (const [name, options] of [
  ["a phone", { viewport: { width: 390, height: 800 } }],
  ["a phone, dark", { viewport: { width: 390, height: 800 }, colorScheme: "dark" }],
  ["twice the size", { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
]) {
  test(`no word is cut and nothing scrolls sideways on ${name}`, async () => {
    for (const file of [english, spanish]) {
      const { page, context } = await visit(file, options);
      await opened(page);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), "the page scrolls sideways");
      assert.equal(await page.locator("#report .frame[tabindex]").count(), 0, "a table scrolls sideways");
      assert.deepEqual(await cutWords(page), []);
      const card = page.locator("table.wide tbody tr").nth(1);
      assert.equal(await card.locator("td").nth(1).evaluate((cell) => getComputedStyle(cell, "::before").content.includes(cell.dataset.name)), true, "a value without its name");
      await page.screenshot({ path: join(pictures, `reader-${name.replaceAll(/\W+/g, "-")}-${file === english ? "en" : "es"}.png`), fullPage: true });
      await context.close();
    }
  });
}

for (const [file, lang] of [["english", "en"], ["spanish", "es"]]) {
  for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }, { viewport: { width: 390, height: 800 } }]) {
    test(`axe finds nothing in a full report, its drawings and its warning (${lang}, ${JSON.stringify(look)})`, async () => {
      const { page, context } = await visit(file === "english" ? english : spanish, { viewport: { width: 1280, height: 800 }, ...look });
      await opened(page);
      await page.locator("summary").click();
      await axeFindsNothing(page, "open");
      await page.evaluate(() => document.getElementById("idle").showModal());
      await axeFindsNothing(page, "the warning");
      await context.close();
    });
  }
}

test("it closes by itself when nobody reads, and keeps nothing", async () => {
  const { page, context } = await visit(english, { viewport: { width: 1280, height: 800 } }, async (page) => {
    await page.clock.install({ time: new Date("2026-11-30T10:00:00Z") });
    await page.clock.pauseAt(new Date("2026-11-30T10:00:01Z"));
  });
  const warned = () => page.locator("#idle").isVisible();
  await opened(page);
  await page.clock.runFor(14 * MINUTE - 1000);
  assert.equal(await warned(), false);
  await page.clock.runFor(1000);
  assert.equal(await warned(), true, "a minute before it says so");
  assert.equal(await page.locator("#idle-why").innerText(), words.en["reader-idle"]);
  assert.equal(await active(page), "stay");
  await page.keyboard.press("Enter");
  assert.equal(await warned(), false);
  assert.equal(await active(page), "part-0", "back where it was");
  await page.clock.runFor(14 * MINUTE - 1000);
  assert.equal(await warned(), false, "staying counts from the beginning");
  await page.keyboard.press("Shift");
  // Each sign of somebody does.
  for (const sign of [() => page.keyboard.press("Shift"), () => page.mouse.move(300, 300), () => page.mouse.click(5, 700), () => page.mouse.wheel(0, 50)]) {
    await page.clock.runFor(6 * MINUTE);
    // The clock stands still, and with it what waits for a frame: the event itself says when it has come.
    const came = page.evaluate(() => new Promise((done) => {
      for (const event of ["keydown", "pointermove", "pointerdown", "wheel"]) window.addEventListener(event, () => done(), { capture: true, once: true });
    }));
    await page.evaluate(() => undefined);
    await sign();
    await came;
    await page.clock.runFor(6 * MINUTE);
    assert.equal(await warned(), false);
    assert.equal(await page.locator("#report").isVisible(), true);
  }
  // While it prints nobody touches anything.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.clock.runFor(30 * MINUTE);
  assert.equal(await warned(), false);
  assert.equal(await page.locator("#report").isVisible(), true, "it went while it was printed");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  // A browser that does not say that it has printed: the first key says it.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.keyboard.press("Shift");
  await page.clock.runFor(15 * MINUTE);
  assert.equal(await page.locator("#report").isVisible(), false, "it stays open for ever");
  assert.equal(await page.locator("#closed").innerText(), words.en["reader-closed-idle"]);
  assert.equal(await page.title(), words.en["reader-title"]);
  const left = await page.evaluate(() => document.documentElement.outerHTML + document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(""));
  for (const part of ["CANARY", "Nov 2 to 29", "cousin"]) assert.ok(!left.includes(part), `${part} is still in the page`);
  await opened(page);
  assert.equal(await page.locator("#closed").innerText(), "", "it opens again, and says no more of it");
  // The lid was closed: no timer ran, the first touch finds it too late.
  await page.clock.setSystemTime(new Date("2026-11-30T23:00:00Z"));
  await page.mouse.move(400, 400);
  await page.locator("#door").waitFor();
  assert.equal(await page.locator("#report").isVisible(), false, "who opens the lid reads on");
  await context.close();
});
