// Every screen, in both themes and both languages, empty and after twelve weeks: axe finds nothing, and a picture is kept.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

const ROUTES = [
  "/today", "/sessions", "/sessions/list", "/sessions/month", "/sessions/new", "/sessions/import", "/cravings", "/cravings/new", "/skills", "/returns", "/returns/new", "/journal", "/journal/new", "/checkins/morning", "/checkins/evening", "/learn", "/plan", "/insights", "/insights/week", "/share", "/share/new",
  "/sessions/export", "/people", "/settings", "/help",
];
const LOOKS = [
  { lang: "en", theme: "light" },
  { lang: "es", theme: "dark" },
  { lang: "en", theme: "dark" },
  { lang: "es", theme: "light" },
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

async function sweep(world, name, look, routes) {
  await world.call("settings_device_set", { lang: look.lang, theme: look.theme, text_percent: 100 });
  const { page, calm } = await openPage(browser, world, { colorScheme: look.theme });
  const wrong = [];
  for (const route of routes) {
    await go(page, route);
    // The slow motion of the wave is not what is looked at.
    await page.screenshot({ path: join(screens, `${look.lang}-${look.theme}-${name}${route.replaceAll("/", "-")}.png`), animations: "disabled" });
    wrong.push(...(await faults(page)).map((fault) => `${route} (${look.lang}, ${look.theme}): ${fault}`));
    assert.equal(await page.title(), "Evenkeel", `${route}: the window's title is read by whoever passes`);
  }
  assert.deepEqual(wrong, [], "somebody could not read or reach something");
  await calm();
}

test("every screen of twelve weeks is reachable for everybody", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  try {
    const lessons = await world.call("lessons_list", { lang: "en" });
    const cravings = await world.call("cravings_list", { before: null, limit: 1 });
    const returns = await world.call("returns_list", { before: null, limit: 1 });
    const series = await world.call("sessions_series");
    const pages = await world.call("timeline_list", { filter: { kinds: ["journal"] }, before: null, limit: 1 });
    const routes = [
      ...ROUTES,
      ...lessons.map((lesson) => `/learn/${lesson.id}`),
      ...["", "/try", "/try/id%3Aurge_surfing", "/again", "/next"].map((part) => `/cravings/${cravings.items[0].id}${part}`),
      ...["breathing", "grounding", "delay", "call"].map((skill) => `/skills/id%3A${skill}`),
      ...["", "/next"].map((part) => `/returns/${returns.items[0].id}${part}`),
      `/journal/${pages.items[0].id}`,
      `/sessions/edit/${series.items[0].series.id}`,
    ];
    for (const look of LOOKS) {
      await t.test(`${look.lang}, ${look.theme}`, () => sweep(world, "full", look, routes));
    }
  } finally {
    world.stop();
  }
});

test("every screen of the first day is reachable for everybody", async (t) => {
  const world = await bridge();
  try {
    await madeVault(world);
    for (const look of LOOKS.slice(0, 2)) {
      await t.test(`${look.lang}, ${look.theme}`, () => sweep(world, "empty", look, ROUTES));
    }
  } finally {
    world.stop();
  }
});

test("lock screen and first run are reachable for everybody", async (t) => {
  for (const look of LOOKS) {
    await t.test(`${look.lang}, ${look.theme}`, async () => {
      const world = await bridge();
      try {
        await world.call("settings_device_set", { lang: look.lang, theme: look.theme, text_percent: 100 });
        const first = await openPage(browser, world, { colorScheme: look.theme });
        await settled(first.page);
        await first.page.screenshot({ path: join(screens, `${look.lang}-${look.theme}-first-run.png`), animations: "disabled" });
        assert.deepEqual(await faults(first.page), [], "the very first screen must be readable by everybody");
        await first.calm();
        await madeVault(world);
        await world.call("vault_lock", { reason: "asked" });
        const lock = await openPage(browser, world, { colorScheme: look.theme });
        await settled(lock.page);
        await lock.page.screenshot({ path: join(screens, `${look.lang}-${look.theme}-lock.png`), animations: "disabled" });
        assert.deepEqual(await faults(lock.page), [], "the lock screen must be readable by everybody");
        const seen = (await lock.page.locator("body").innerText()).toLowerCase();
        for (const word of ["craving", "treatment", "recovery plan", "therapy", "ganas", "tratamiento", "terapia"]) {
          assert.ok(!seen.includes(word), `"${word}" on the lock screen tells whoever passes by`);
        }
        await lock.calm();
      } finally {
        world.stop();
      }
    });
  }
});

test("at twice the text size nothing is cut off to the side", async () => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  try {
    await world.call("settings_device_set", { lang: "es", theme: "light", text_percent: 200 });
    const { page, calm } = await openPage(browser, world);
    for (const route of [...ROUTES, "/reminders"]) {
      await go(page, route);
      await page.screenshot({ path: join(screens, `es-light-large${route.replaceAll("/", "-")}.png`), animations: "disabled" });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 1, `${route}: ${over} px of it lie outside the window`);
    }
    await page.setViewportSize({ width: 700, height: 900 });
    await go(page, "/reminders");
    const choices = await page.locator("select").evaluateAll((all) =>
      all.map((select) => {
        const shown = select.previousElementSibling;
        return { chosen: select.selectedOptions[0]?.text, shown: shown.dataset.words, lines: Math.round(shown.offsetHeight / parseFloat(getComputedStyle(shown).lineHeight)), over: shown.scrollWidth - shown.clientWidth };
      }));
    assert.ok(choices.some((one) => one.lines > 1), "one is too long for a line, or this proves nothing");
    for (const one of choices) {
      assert.equal(one.shown, one.chosen, "what is read is what is chosen");
      assert.ok(one.over <= 1, `"${one.chosen}" is cut off`);
    }
    await calm();
  } finally {
    world.stop();
  }
});

test("a page that opens takes the focus on its heading, also when it was loading, so that keys scroll and a reader starts there", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  for (const route of ["/learn", "/plan", "/insights", "/checkins", "/share", "/settings", "/people", "/sessions", "/today", "/learn"]) {
    await go(page, route);
    await page.waitForFunction(() => document.activeElement?.matches("h1"), undefined).catch(() => {
      throw new Error(`on ${route} the focus is not on the heading`);
    });
  }
  await page.getByRole("link", { name: /Triggers/ }).first().focus();
  await page.keyboard.press("Enter");
  // The heading of the lesson, not the one that stood there while it was loading.
  await page.waitForFunction(() => document.querySelector("article.lesson") && document.activeElement?.matches("h1") && document.activeElement.textContent.includes("rigger"));
  await page.keyboard.press("PageDown");
  await page.waitForFunction(() => document.getElementById("page").scrollTop > 100);
  await calm();
  world.stop();
});

test("Ctrl+K finds a screen, a lesson and a session to come, without accents, and goes there", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  await world.call("settings_device_set", { lang: "es", theme: "dark", text_percent: 100 });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  const goTo = async (typed, route) => {
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: "¿Qué busca?" });
    await field.fill(typed);
    await page.locator("[role=option]").first().waitFor();
    if (typed === "sesiones") await page.screenshot({ path: join(screens, "everything-es-dark.png") });
    assert.deepEqual(await faults(page), [], `axe, with "${typed}" typed`);
    await page.keyboard.press("Enter");
    await page.waitForFunction((to) => location.hash.startsWith(`#${to}`), route);
    await page.waitForFunction(() => document.activeElement?.matches("h1"));
  };
  await goTo("sesiones", "/sessions");
  await goTo("dormir, comer", "/learn/");
  await goTo("ajustes", "/settings");
  await goTo("prevencion de recaidas", "/sessions/on");
  await calm();
  world.stop();
});

test("on a small laptop all steps of an overdose are in sight without scrolling, in both languages", async () => {
  for (const lang of ["en", "es"]) {
    const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
    await world.call("settings_device_set", { lang, theme: "light", text_percent: 100 });
    const { page, calm } = await openPage(browser, world);
    await go(page, "/help");
    await page.locator("ol li").nth(4).waitFor();
    const hidden = await page.evaluate(() => {
      const edge = document.querySelector("footer").getBoundingClientRect().top;
      return [...document.querySelectorAll("ol li")].filter((step) => step.getBoundingClientRect().bottom > edge).map((step) => step.textContent);
    });
    assert.deepEqual(hidden, [], `hidden under the edge in ${lang}`);
    await calm();
    world.stop();
  }
});
