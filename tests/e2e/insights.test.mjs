// Insights in a browser: every chart by keyboard, as a table and on paper; and a week that is looked back at.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, openPage, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// A Sunday evening in Chicago.
const SUNDAY = "2026-10-04T23:00:00Z";

for (const look of [
  { lang: "en", theme: "light" },
  { lang: "es", theme: "dark" },
  { lang: "en", theme: "dark" },
  { lang: "es", theme: "light" },
]) {
  test(`every chart says its number, label and state, and is read by keyboard (${look.lang}, ${look.theme})`, async () => {
    const world = await bridge({ demo: true, now: SUNDAY });
    try {
      await world.call("settings_device_set", { ...look, text_percent: 100 });
      const { page, calm } = await openPage(browser, world, { colorScheme: look.theme });
      await settled(page);
      await go(page, "/insights");
      const charts = page.getByRole("slider");
      await charts.first().waitFor();
      const count = await charts.count();
      assert.ok(count >= 6, `the fictional person has ${count} charts`);
      for (let index = 0; index < count; index += 1) {
        const chart = charts.nth(index);
        await chart.focus();
        await page.keyboard.press("Home");
        const first = await chart.getAttribute("aria-valuetext");
        await page.keyboard.press("End");
        const last = await chart.getAttribute("aria-valuetext");
        assert.ok(first && last && first !== last, "every point says what it is");
        assert.ok(await chart.getAttribute("aria-label"), "and the chart says what it shows");
      }
      assert.deepEqual(await faults(page), [], "charts are for everybody");
      await page.screenshot({ path: join(screens, `${look.lang}-${look.theme}-insights-all.png`), animations: "disabled", fullPage: true });
      const tables = page.getByRole("button", { name: look.lang === "en" ? "Table" : "Tabla", exact: true });
      for (let index = 0; index < count; index += 1) {
        await tables.nth(index).focus();
        await page.keyboard.press("Enter");
      }
      assert.equal(await page.getByRole("table").count(), count, "each has its numbers as a table");
      assert.deepEqual(await faults(page), [], "and so are the tables");
      await calm();
    } finally {
      world.stop();
    }
  });
}

test("a week is looked back at, its plan survives a lock and comes back a week later", async () => {
  const world = await bridge({ demo: true, now: SUNDAY });
  try {
    const { page, calm } = await openPage(browser, world);
    await settled(page);
    await go(page, "/today");
    await page.getByRole("link", { name: "Look back" }).click();
    await page.getByRole("heading", { name: "Your week", level: 1 }).waitFor();
    await page.getByRole("textbox", { name: "One thing for the week to come" }).fill("Walk with Ben after group.");
    assert.deepEqual(await faults(page), [], "the review is for everybody");
    await page.screenshot({ path: join(screens, "en-light-insights-review.png"), animations: "disabled", fullPage: true });
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.getByText("Your look at the week is saved.", { exact: true }).waitFor();
    assert.equal((await world.call("insights_due")).done, true);
    assert.equal((await world.call("insights_week", { monday: null })).review.plan, "Walk with Ben after group.");
    await calm();
  } finally {
    world.stop();
  }
});
