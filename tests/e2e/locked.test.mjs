// Writing something down from a cold lock screen: how many keys and clicks it takes, and what anybody passing by can see.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, launch, madeVault, openPage, PASSPHRASE, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name });

/** A vault with nothing in it, locked, and its lock screen as somebody finds it. */
async function coldLockScreen(options) {
  const world = await bridge();
  await madeVault(world);
  await world.call("vault_lock", { reason: "asked" });
  const opened = await openPage(browser, world, options);
  await settled(opened.page);
  return { world, ...opened };
}

const logged = async (world) => {
  const { inbox } = await world.call("vault_unlock", { passphrase: PASSPHRASE });
  const { items } = await world.call("cravings_list", { before: null, limit: 100 });
  return { inbox, items };
};

for (const [number, keys] of [
  ["7", ["Control+l", "7"]],
  ["10", ["Control+l", "1", "0"]],
]) {
  test(`a ${number} by keyboard alone: at most four keystrokes and Ctrl Enter`, async () => {
    const { world, page, calm } = await coldLockScreen();
    // A chord counts for each key that goes down.
    const strokes = keys.flatMap((key) => key.split("+")).length;
    assert.ok(strokes <= 4, `${strokes} keystrokes`);
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press("Control+Enter");
    await page.getByText("Saved.").waitFor();
    const { inbox, items } = await logged(world);
    assert.equal(inbox.merged, 1);
    assert.deepEqual(items.map((one) => one.entry.intensity), [Number(number)]);
    await calm();
    world.stop();
  });
}

test("by mouse: at most three clicks", async () => {
  const { world, page, calm } = await coldLockScreen();
  let clicks = 0;
  const click = async (what) => {
    clicks++;
    await what.click();
  };
  await click(button(page, /Quick entry/));
  await click(page.locator(".bar", { hasText: "4" }));
  await click(button(page, "Save"));
  assert.ok(clicks <= 3);
  await page.getByText("Saved.").waitFor();
  assert.deepEqual((await logged(world)).items.map((one) => one.entry.intensity), [4]);
  await calm();
  world.stop();
});

test("after unlocking, Today says that it is there, and nothing did before", async () => {
  const { world, page, calm } = await coldLockScreen();
  await page.keyboard.press("Control+l");
  await page.getByRole("checkbox", { name: "Payday" }).check();
  await page.getByLabel("A line, if you like").fill("canary in the kitchen");
  await page.getByRole("radio", { name: "8" }).check({ force: true });
  await page.keyboard.press("Control+Enter");
  await page.getByText("Saved.").waitFor();
  const seen = await page.locator("body").innerText();
  assert.doesNotMatch(seen, /canary|Payday|\b8\b|craving|recovery program|treatment/i, "the lock screen shows nothing of it");
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByText("1 quick entry is now with your cravings.").waitFor();
  await button(page, "Understood").click();
  const [one] = (await world.call("cravings_list", { before: null, limit: 10 })).items;
  assert.equal(one.entry.note, "canary in the kitchen");
  assert.equal(one.asked_by, "quick-entry");
  await calm();
  world.stop();
});

for (const lang of ["en", "es"]) {
  for (const theme of ["light", "dark"]) {
    test(`quick entry and own words have no fault that axe finds (${lang}, ${theme})`, async () => {
      const { world, page, calm } = await coldLockScreen({ viewport: { width: 1120, height: 800 } });
      const look = (percent) => world.call("settings_device_set", { lang, theme, text_percent: percent });
      const see = async (name, percent) => {
        await look(percent);
        await page.goto("about:blank");
        await page.goto(world.url);
        await settled(page);
        await page.keyboard.press("Control+l");
        await page.getByRole("radiogroup").waitFor();
        await page.locator(".quick .chip").first().waitFor();
        await page.screenshot({ path: join(screens, `${name}-${lang}-${theme}-${percent}.png`), fullPage: true });
        assert.deepEqual(await faults(page), []);
      };
      await see("quick", 100);
      await see("quick", 200);
      await world.call("vault_unlock", { passphrase: PASSPHRASE });
      for (const label of ["The blue car", "When my brother calls"])
        await world.call("words_save", { list: "triggers", key: null, label, group: null, hidden: false });
      await world.call("words_save", { list: "triggers", key: { id: "times.payday" }, label: "Friday money", group: null, hidden: true });
      for (const percent of [100, 200]) {
        await look(percent);
        await page.goto("about:blank");
        await page.goto(world.url);
        await settled(page);
        await page.evaluate(() => {
          location.hash = "#/words";
        });
        await page.locator("main button.word").first().waitFor();
        await page.screenshot({ path: join(screens, `words-${lang}-${theme}-${percent}.png`), fullPage: true });
        assert.deepEqual(await faults(page), []);
      }
      await page.locator("main button.word").first().click();
      await page.getByRole("dialog").waitFor();
      await page.screenshot({ path: join(screens, `word-${lang}-${theme}.png`) });
      assert.deepEqual(await faults(page), []);
      await calm();
      world.stop();
    });
  }
}
