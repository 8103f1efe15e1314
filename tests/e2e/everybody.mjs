// What everybody must be able to read and reach: every screen, in one language and both themes, empty and after twelve weeks. Axe finds
// nothing, and a picture is kept. Each language is a file of tests of its own, so that the two go side by side.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

export const ROUTES = [
  "/today", "/sessions/week", "/sessions/list", "/sessions/month", "/sessions/new", "/sessions/import", "/cravings", "/cravings/new", "/skills", "/returns", "/returns/new", "/journal", "/journal/new", "/checkins/morning", "/checkins/evening", "/learn", "/plan", "/plan/edit", "/insights", "/insights/week", "/share", "/share/new",
  "/sessions/export", "/people", "/medications", "/medications/new", "/medications/page", "/medications/visit", "/settings", "/new-keys", "/help",
];
const THEMES = ["light", "dark"];

/** The tests of one language. The first day is looked at in one theme, another one in each language. */
export function everybody(lang, firstDay) {
  const looks = THEMES.map((theme) => ({ lang, theme }));
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

  test(`every screen of twelve weeks is reachable for everybody (${lang})`, async (t) => {
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
      for (const look of looks) {
        await t.test(`${look.lang}, ${look.theme}`, () => sweep(world, "full", look, routes));
      }
    } finally {
      world.stop();
    }
  });

  test(`every screen of the first day is reachable for everybody (${lang})`, async (t) => {
    const world = await bridge();
    try {
      await madeVault(world);
      for (const look of looks.filter(({ theme }) => theme === firstDay)) {
        await t.test(`${look.lang}, ${look.theme}`, () => sweep(world, "empty", look, ROUTES));
      }
    } finally {
      world.stop();
    }
  });

  test(`lock screen and first run are reachable for everybody (${lang})`, async (t) => {
    for (const look of looks) {
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
}
