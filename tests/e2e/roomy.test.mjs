// What a person who needs large letters, or has a small window, is left with: a menu in words, help in its corner, nothing beside the
// window, and what has the focus in sight. And what is remembered: the view.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** The window closed and opened: what was kept is read anew. */
async function again(page, world) {
  await page.goto("about:blank");
  await page.goto(world.url);
  await settled(page);
}

const SIZES = [
  [1024, 640],
  [1120, 800],
  [1280, 800],
];
const WORDS = {
  en: { menu: "Menu", nav: "Main", words: ["Today", "Sessions", "Cravings", "Journal", "Learn", "Plan", "Medicines", "Insights", "Share", "Settings"] },
  es: { menu: "Menú", nav: "Principal" },
};

test("the menu has words at every size, and nothing lies beside the window", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  for (const lang of ["en", "es"]) {
    for (const text_percent of [100, 125, 150, 200]) {
      const theme = text_percent === 125 ? "dark" : "light";
      await world.call("settings_device_set", { lang, theme, text_percent, view: "week" });
      const { page, calm } = await openPage(browser, world, { colorScheme: theme });
      for (const [width, height] of SIZES) {
        const at = `${lang}, ${text_percent} %, ${width} x ${height}`;
        await page.setViewportSize({ width, height });
        await go(page, "/plan");
        await go(page, "/today");
        const nav = page.getByRole("navigation").first();
        const opener = nav.getByRole("button", { name: WORDS[lang].menu });
        const listed = !(await opener.isVisible());
        if (!listed) await opener.click();
        const links = await nav.locator("ul a").evaluateAll((all) =>
          all.map((one) => {
            const word = one.querySelector("span");
            const box = word.getBoundingClientRect();
            const cut = word.scrollWidth > word.clientWidth + 1 && getComputedStyle(word).display !== "inline";
            return { text: word.textContent.trim(), shown: box.width > 20 && box.height > 10 && box.left >= 0 && box.right <= innerWidth && !cut };
          }),
        );
        assert.equal(links.length, 10, at);
        assert.deepEqual(links.filter((one) => !one.shown || !one.text), [], `${at}: every entry is a word that can be read`);
        if (lang === "en") assert.deepEqual(links.map((one) => one.text), WORDS.en.words);
        await page.screenshot({ path: join(screens, `menu-${lang}-${text_percent}-${width}.png`), animations: "disabled" });
        if (!listed) await opener.click();
        const help = await nav.getByRole("link").last().boundingBox();
        assert.ok(help.x < 60 && help.y + help.height <= height && help.y + help.height > height - 60, `${at}: help is in its corner`);
        for (const route of ["/today", "/sessions/week", "/sessions/month", "/plan", "/plan/edit", "/insights", "/settings", "/cravings"]) {
          await go(page, route);
          const over = await page.evaluate(() => {
            const main = document.getElementById("page");
            return Math.max(document.documentElement.scrollWidth - document.documentElement.clientWidth, main.scrollWidth - main.clientWidth);
          });
          assert.ok(over <= 1, `${at}, ${route}: ${over} px of it lie beside the window`);
        }
      }
      await calm();
    }
  }
});

test("the menu is opened, walked and shut by the keyboard, and is no trap", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  await world.call("settings_device_set", { lang: "en", theme: "light", text_percent: 200, view: "week" });
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1024, height: 640 } });
  await go(page, "/insights");
  const opener = page.getByRole("button", { name: "Menu" });
  const plan = page.getByRole("navigation").first().getByRole("link", { name: "Plan" });
  assert.equal(await opener.getAttribute("aria-expanded"), "false");
  assert.equal(await plan.isVisible(), false);
  await opener.focus();
  await page.keyboard.press("Enter");
  assert.equal(await opener.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Today", "the list comes next");
  await page.keyboard.press("Escape");
  assert.equal(await opener.getAttribute("aria-expanded"), "false");
  assert.ok(await opener.evaluate((one) => one === document.activeElement), "the focus is back on the button");
  assert.equal(await page.evaluate(() => location.hash), "#/insights", "and the page is where it was");
  await page.keyboard.press("Enter");
  await plan.click();
  await page.getByRole("heading", { level: 1, name: "My plan" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches("[data-page-title]"));
  assert.equal(await opener.getAttribute("aria-expanded"), "false");
  await opener.click();
  await page.mouse.click(500, 60);
  assert.equal(await opener.getAttribute("aria-expanded"), "false", "a press beside it shuts it");
  await calm();
});

test("what has the focus is in sight, and no box reaches behind the bar", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  for (const [width, height, text_percent] of [[1024, 640, 200], [1120, 800, 100]]) {
    await world.call("settings_device_set", { lang: "es", theme: "light", text_percent, view: "week" });
    const { page, calm } = await openPage(browser, world, { viewport: { width, height } });
    for (const route of ["/sessions/new", "/checkins/evening", "/journal/new", "/plan/edit", "/returns/new"]) {
      await go(page, route);
      const hidden = [];
      const STEPS = 45;
      for (let step = 0; step < STEPS; step++) {
        await page.keyboard.press("Tab");
        const seen = await page.evaluate(async () => {
          await new Promise((done) => requestAnimationFrame(done));
          const at = document.activeElement;
          if (!at || at === document.body || at.id === "page") return null;
          const label = at.closest("label");
          const box = (label && at.matches(".visually-hidden, .visually-hidden *") ? label : at).getBoundingClientRect();
          const bars = [...document.querySelectorAll(".rail, .bottom")].filter((one) => /fixed|sticky/.test(getComputedStyle(one).position) && !one.contains(at));
          const floor = Math.min(innerHeight, ...bars.map((one) => one.getBoundingClientRect().top));
          const part = Math.max(0, Math.min(box.bottom, floor) - Math.max(box.top, 0));
          return { what: `${at.tagName} ${(at.getAttribute("aria-label") ?? at.textContent ?? "").trim().slice(0, 30)}`, part: part / Math.max(1, Math.min(box.height, floor)) };
        });
        if (seen && seen.part < 0.95) hidden.push(`${seen.what}: ${Math.round(seen.part * 100)} %`);
      }
      assert.deepEqual(hidden, [], `${route} at ${width} x ${height}, ${text_percent} %`);
    }
    await calm();
  }
});

test("after another size of letters was chosen, the list it was chosen from is in sight", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1024, height: 640 } });
  await go(page, "/settings");
  const size = page.getByLabel("Text size");
  await size.focus();
  for (const percent of ["200", "100", "200"]) {
    await size.selectOption(percent);
    await page.waitForFunction((scale) => getComputedStyle(document.documentElement).getPropertyValue("--text-scale") === scale, String(Number(percent) / 100));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const box = await size.boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 640 - 80, `at ${percent} %: ${JSON.stringify(box)}`);
    assert.ok(await size.evaluate((one) => one === document.activeElement));
  }
  await calm();
});

test("in the window as it comes, a week and a month are grids, and the view is there again", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  for (const [lang, theme] of [["en", "light"], ["es", "dark"]]) {
    await world.call("settings_device_set", { lang, theme, text_percent: 100, view: "week" });
    const { page, calm } = await openPage(browser, world, { colorScheme: theme, viewport: { width: 1120, height: 800 } });
    for (const [width, percent] of [[1120, 100], [1280, 100], [1280, 125], [1024, 100]]) {
      await world.call("settings_device_set", { lang, theme, text_percent: percent, view: "week" });
      await page.setViewportSize({ width, height: 800 });
      await again(page, world);
      await go(page, "/sessions/week");
      await page.locator("a[data-session]").first().waitFor();
      await page.screenshot({ path: join(screens, `grid-week-${lang}-${percent}-${width}.png`), animations: "disabled" });
      assert.ok(await page.locator(".scale").isVisible(), `${lang}, ${width} px, ${percent} %: the week is a grid`);
      await go(page, "/sessions/month");
      await page.locator("a[data-session]").first().waitFor();
      await page.screenshot({ path: join(screens, `grid-month-${lang}-${percent}-${width}.png`), animations: "disabled" });
      assert.equal(await page.locator("main table").evaluate((one) => getComputedStyle(one).display), "table", `${lang}, ${width} px, ${percent} %: the month is a grid`);
      const cut = await page.locator("a[data-session] .name").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
      assert.deepEqual(cut, [], "no name is cut off");
    }
    assert.equal((await world.call("settings_device_get")).view, "month", "the view that was looked at last is kept");
    await again(page, world);
    await go(page, "/today");
    await page.getByRole("navigation").first().locator("a[href='#/sessions']").click();
    await page.locator("main table").waitFor();
    await go(page, "/sessions/list");
    await page.waitForFunction(() => !document.querySelector("main table"));
    await go(page, "/today");
    await go(page, "/sessions");
    await page.locator("main ol").first().waitFor();
    assert.equal((await world.call("settings_device_get")).view, "list");
    await calm();
  }
});

test("charts with nothing in them are not drawn, and the days begin with the first one here", async (t) => {
  const world = await bridge({ now: "2026-10-06T02:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  await go(page, "/today");
  await page.getByRole("heading", { name: "Cravings this week" }).waitFor();
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "Cravings this week" }) }).last();
  assert.equal(await card.locator("svg, [role=img]").count(), 0, "nothing was logged, so nothing is drawn");
  await world.call("checkins_save", { date: null, part: "evening", revision: null, entry: { asked: ["sleep_hours"], sleep_hours: 7 } });
  await go(page, "/insights");
  await page.getByRole("heading", { name: "Your days so far" }).waitFor();
  for (const name of [/^Your days so far/, /^No cravings logged/]) {
    const figure = page.locator("section").filter({ has: page.getByRole("heading", { name }) }).last();
    assert.equal(await figure.getByRole("img").count(), 0, `${name}: no picture of nothing`);
  }
  await world.call("returns_day_set", { day: "2026-10-05", state: "none" });
  await go(page, "/today");
  await go(page, "/insights");
  await page.getByRole("heading", { name: "1 day without use noted" }).waitFor();
  const view = await world.call("insights_get", { range: "twelve_weeks" });
  assert.deepEqual(view.days.days.map((one) => one.day), ["2026-10-05"], "one day is known of, not ninety");
  const days = page.locator("section").filter({ has: page.getByRole("heading", { name: "1 day without use noted" }) }).last();
  assert.equal(await days.getByText(/A day without a word stays open/).isVisible(), false, "how it is counted is folded away");
  await days.getByText("How is this counted?").click();
  assert.ok(await days.getByText(/A day without a word stays open/).isVisible());
  assert.deepEqual(await faults(page), []);
  await calm();
});
