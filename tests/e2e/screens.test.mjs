// What screens have in common beyond what everybody.mjs looks at: large text, the focus, Ctrl+K, and a small laptop.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ROUTES } from "./everybody.mjs";
import { bridge, faults, go, launch, openPage, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

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
