// Paper: every page with a Print button, in both languages. Each number that stands on screen stands on paper, inside the margins;
// the plan is a page that can hang on a door.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, go, launch, madeVault, openPage, PASSPHRASE, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A page of Letter between margins of 18 mm, in dots of the style sheet. */
const PAPER = { width: 680, height: 920 };

/**
 * What stands in words with a figure in them: piece by piece, with whether all of it lies inside the page. On screen, what is there to be
 * pressed and what only measures the drawing (the hours beside a week) is left out: nothing of it is content.
 */
const pieces = (page, root, paper) =>
  page.evaluate(
    ([root, paper]) => {
      const controls = "button, .button, nav, input, select, textarea, .no-print, [data-chrome], .scale, .now, summary";
      const found = [];
      for (const box of document.querySelectorAll(root)) {
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const text = node.textContent.trim();
          const parent = node.parentElement;
          if (!/\d/.test(text) || !parent?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
          if (!paper && parent.closest(controls)) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const rects = [...range.getClientRects()];
          // Words for assistive technology are a dot wide.
          if (rects.length === 0 || parent.closest(".visually-hidden")) continue;
          if (rects.every((rect) => rect.width < 2)) continue;
          let inside = rects.every((rect) => rect.left >= -1 && rect.right <= innerWidth + 1);
          for (let one = parent; one && inside; one = one.parentElement) {
            if (getComputedStyle(one).overflow === "visible") continue;
            const edge = one.getBoundingClientRect();
            inside = rects.every((rect) => rect.bottom <= edge.bottom + 2 && rect.right <= edge.right + 2);
          }
          found.push({ text, inside });
        }
      }
      return found;
    },
    [root, paper],
  );

const figures = (text) => text.match(/\d[\d:.,/-]*\d|\d/g) ?? [];

/** Holds that each figure on screen is on paper, and that nothing there is cut off at the edge. Answers how many there are. */
async function onPaper(page, root, name) {
  const screen = (await pieces(page, root, false)).flatMap(({ text }) => figures(text));
  const size = page.viewportSize();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PAPER);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const paper = await pieces(page, root, true);
  assert.deepEqual(paper.filter((one) => !one.inside).map((one) => one.text), [], `${name}: cut off at the edge of the page`);
  const there = new Set(paper.flatMap(({ text }) => figures(text)));
  assert.deepEqual([...new Set(screen.filter((one) => !there.has(one)))], [], `${name}: on screen and not on paper`);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(size);
  return screen.length;
}

/** The printed page itself, kept to be looked at. Answers how many sheets it takes. */
async function sheets(page, name) {
  const pdf = await page.pdf({ format: "Letter", path: join(screens, `${name}.pdf`), preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

const TEXTS = {
  en: { newCode: "New recovery code" },
  es: { newCode: "Nuevo código de recuperación" },
};

for (const lang of ["en", "es"]) {
  test(`each number on screen is on paper, in ${lang}`, async (t) => {
    const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
    t.after(() => world.stop());
    await world.call("settings_device_set", { lang, theme: "dark", text_percent: 100, view: "week" });
    const [lesson] = await world.call("lessons_list", { lang });
    const { page, calm } = await openPage(browser, world, { colorScheme: "dark" });
    for (const [name, route, root, most] of [
      ["plan", "/plan", "main [data-print]", 2],
      ["week", "/sessions/week", "main [data-print]", 2],
      ["month", "/sessions/month", "main [data-print]", 2],
      ["lesson", `/learn/${lesson.id}`, "main [data-print]", 8],
      ["insights", "/insights", "main .grid", 8],
    ]) {
      await go(page, route);
      await page.locator(root).first().waitFor();
      const count = await onPaper(page, root, `${name} (${lang})`);
      assert.ok(count > 0, `${name}: there is something to compare`);
      const used = await sheets(page, `paper-${lang}-${name}`);
      assert.ok(used >= 1 && used <= most, `${name} (${lang}) takes ${used} sheets`);
    }
    await calm();
  });

  test(`the plan on paper is a page for the door, in ${lang}`, async (t) => {
    const world = await bridge({ now: "2026-10-06T02:00:00Z" });
    t.after(() => world.stop());
    await madeVault(world);
    await world.call("settings_device_set", { lang, theme: "light", text_percent: 200, view: "week" });
    const people = await Promise.all(
      [["Rosa Ibarra", "555-0142", "after six"], ["Counselor Dee", "555-0107", ""]].map(([name, phone, when]) =>
        world.call("people_save", { id: null, entry: { name, phones: [{ label: "", number: phone }], when } }),
      ),
    );
    const line = (section, text) => ({ id: null, section, content: { kind: "line", text } });
    const items = [
      ...Array.from({ length: 14 }, (_, at) => line("reasons", `Reason ${at + 1}: ${"my own quiet kitchen in the morning, ".repeat(4)}`)),
      { id: null, section: "high_risk", content: { kind: "situation", text: "Payday", likelihood: 3, first_move: "Give the card to Rosa", second_move: "Stay with her" } },
      ...people.map((one) => ({ id: null, section: "people", content: { kind: "person", person: one.id } })),
      { id: null, section: "lapse_steps", content: { kind: "lapse", step: "tell", text: "Rosa, the same night" } },
    ];
    await world.call("plan_save", { based_on: 0, reason: "", reviewed_with: "", items });
    const { public: help } = await world.call("help_get");
    const { page, calm } = await openPage(browser, world);
    await go(page, "/plan");
    await page.getByText("555-0142").waitFor();
    await onPaper(page, "main [data-print]", `the plan (${lang})`);

    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(PAPER);
    const words = await page.locator("body").innerText();
    const day = lang === "en" ? "Monday, October 5, 2026" : "Lunes, 5 de octubre de 2026";
    const title = lang === "en" ? "My plan" : "Mi plan";
    for (const one of [title, day, "Rosa Ibarra", "555-0142", "Counselor Dee", "555-0107"]) assert.ok(words.includes(one), `${one} is on paper`);
    for (const { call } of help.lines) if (call) assert.ok(words.includes(call), `${call} is on paper`);
    assert.ok(words.indexOf("555-0142") < words.indexOf("Payday"), "who to call comes first");
    const seen = await page.evaluate(() => {
      const drawn = (one) => one.checkVisibility();
      const boxes = [...document.querySelectorAll("input, select, textarea, button, .button, a")].filter(drawn);
      const empty = [...document.querySelectorAll("[data-print] section")].filter((one) => drawn(one) && !one.querySelector("li"));
      const divided = [...document.querySelectorAll("[data-print] li")].filter((one) => getComputedStyle(one).breakInside !== "avoid");
      // A page is divided line by line only in blocks: a grid or a row of boxes is cut wherever the sheet ends.
      const cut = new Set();
      for (const li of document.querySelectorAll("[data-print] li")) {
        for (let one = li; one && one !== document.documentElement; one = one.parentElement) {
          const { display, position, height, overflow } = getComputedStyle(one);
          if (/flex|grid/.test(display) || /absolute|fixed/.test(position) || overflow !== "visible") cut.add(`${one.tagName} ${one.className} ${display} ${position} ${overflow} ${height}`);
        }
      }
      return { boxes: boxes.length, empty: empty.length, divided: divided.length, cut: [...cut] };
    });
    assert.deepEqual(seen, { boxes: 0, empty: 0, divided: 0, cut: [] });
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.ok((await sheets(page, `paper-${lang}-plan-long`)) <= 3);
    await calm();
  });

  test(`the recovery code goes to paper whole, in ${lang}`, async (t) => {
    const world = await bridge({ now: "2026-10-06T02:00:00Z" });
    t.after(() => world.stop());
    await madeVault(world);
    await world.call("settings_device_set", { lang, theme: "light", text_percent: 100, view: "week" });
    const { page, calm } = await openPage(browser, world);
    await go(page, "/settings");
    await page.getByRole("button", { name: TEXTS[lang].newCode }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("input[type=password]").fill(PASSPHRASE);
    await dialog.locator("input[type=password]").press("Enter");
    const code = dialog.locator("[data-print] ol");
    await code.waitFor();
    const groups = (await code.innerText()).split(/\s+/).filter(Boolean);
    assert.ok(groups.length > 3);
    await onPaper(page, "[role=dialog] [data-print]", `the code (${lang})`);
    await page.emulateMedia({ media: "print" });
    const words = (await page.locator("body").innerText()).split(/\s+/);
    for (const group of groups) assert.ok(words.includes(group), `${group} is on paper`);
    assert.equal(await page.locator("body").getByRole("button").count(), 0, "nothing to press");
    await page.emulateMedia({ media: null });
    assert.equal(await sheets(page, `paper-${lang}-code`), 1, "one sheet");
    await calm();
  });
}

test("after printing the page stands where it stood, with the focus in sight", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  const [lesson] = await world.call("lessons_list", { lang: "en" });
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 700 } });
  for (const [text_percent, route] of [[100, `/learn/${lesson.id}`], [200, `/learn/${lesson.id}`]]) {
    await world.call("settings_device_set", { lang: "en", theme: "light", text_percent, view: "week" });
    await page.goto("about:blank");
    await page.goto(world.url);
    await settled(page);
    await go(page, route);
    await page.getByRole("button", { name: "When is it due?" }).focus();
    const where = () =>
      page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        return { text: document.activeElement.textContent.trim(), inside: box.top >= 0 && box.bottom <= innerHeight, top: Math.round(box.top) };
      });
    const before = await where();
    assert.ok(before.inside);
    await sheets(page, "paper-focus");
    await page.waitForFunction(() => !matchMedia("print").matches);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const afterwards = await where();
    assert.deepEqual(afterwards, before, `at ${text_percent} %`);
  }
  await calm();
});

for (const file of ["leaflet.html", "leaflet.es.html"]) {
  test(`${file} takes two sheets, on Letter and on A4`, async () => {
    const page = await browser.newPage();
    await page.goto(new URL(`../../docs/${file}`, import.meta.url).href);
    for (const format of ["Letter", "A4"]) {
      const pdf = await page.pdf({ format, path: join(screens, `${file}-${format}.pdf`) });
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length, 2, format);
    }
    await page.close();
  });
}
