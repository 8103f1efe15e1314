// The journal in a browser: a page that survives a lock and a closed window, everything found again, and a check-in of five taps.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, PASSPHRASE, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name });
const CANARY = `Vi el mar <img src=x onerror="globalThis.__pwned=1"> y llamé a Rosa.`;

test("words survive a lock and a closed window, are saved once, found with their hit marked, and never run", async () => {
  const world = await bridge();
  await madeVault(world);
  const first = await openPage(browser, world);
  await settled(first.page);
  await go(first.page, "/journal");
  await first.page.getByText("Nothing here yet").waitFor();
  await first.page.getByRole("link", { name: "Write" }).click();
  await first.page.getByLabel("Your words").fill(CANARY);
  await first.page.getByText("Kept. You can stop at any time.").waitFor();
  await world.call("vault_lock", { reason: "asked" });
  await first.context.close();

  await world.call("vault_unlock", { passphrase: PASSPHRASE });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await go(page, "/journal/new");
  await page.getByText("We kept what you typed last time.").waitFor();
  assert.equal(await page.getByLabel("Your words").inputValue(), CANARY, "not a letter is lost");
  await button(page, "Done").click();
  await page.getByRole("heading", { name: "Journal", level: 1 }).waitFor();
  await page.getByText("Vi el mar").waitFor();
  await go(page, "/journal/new");
  assert.equal(await page.getByLabel("Your words").inputValue(), "", "a saved page does not come back as a draft");

  await go(page, "/journal");
  await page.getByLabel("Search your words").fill("LLAME");
  await page.locator("mark", { hasText: "llamé" }).waitFor();
  assert.deepEqual(await faults(page), [], "hits are for everybody");
  await page.screenshot({ path: join(screens, "en-light-journal-search.png"), animations: "disabled" });
  await page.getByLabel("Search your words").fill("zeppelin");
  await page.getByText("Nothing fits").waitFor();
  await page.getByLabel("Search your words").fill("");

  await page.getByRole("link", { name: /A page without a title/ }).click();
  await page.getByLabel("Your words").waitFor();
  await button(page, "Delete").click();
  await page.getByText("Nothing here yet").waitFor();
  await button(page, "Undo").last().click();
  await page.getByText("Vi el mar").waitFor();
  await calm();
  world.stop();
});

test("an evening check-in takes five taps, and what was skipped is shown as missing", async () => {
  const world = await bridge({ now: "2026-10-06T01:30:00Z" });
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  let taps = 0;
  const tap = async (locator) => {
    await locator.click();
    taps += 1;
  };
  await page.locator(`a[href^="#/checkins/evening"]`).click();
  await page.getByRole("heading", { name: "Evening check-in" }).waitFor();
  const group = (name) => page.getByRole("radiogroup", { name });
  await tap(group("How is your mood?").getByRole("radio", { name: "6", exact: true }));
  await tap(group("What was your strongest craving today?").getByRole("radio", { name: "3", exact: true }));
  await tap(group("How much stress do you feel?").getByRole("radio", { name: "0", exact: true }));
  await tap(page.getByRole("radio", { name: "I prefer not to say" }));
  await tap(button(page, "Done"));
  assert.ok(taps <= 5, "five taps at most");
  await page.getByRole("heading", { name: /^Good / }).waitFor();
  assert.equal((await world.call("checkins_due")).due, null, "it is not asked twice");
  await go(page, "/journal");
  await page.getByText("4 of 5 answered").waitFor();
  const list = await world.call("checkins_list", { from: "2026-10-05", to: "2026-10-05" });
  assert.equal(list.days[0].evening.status, "partial");
  assert.equal(list.days[0].evening.checkin.entry.stress, 0, "zero was said");
  assert.equal(list.days[0].morning.status, "open", "nobody asked in the morning, and the day is not over");
  await calm();
  world.stop();
});

test("filters hold, by keyboard alone", async () => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await go(page, "/journal");
  await page.getByText("Filters", { exact: true }).focus();
  await page.keyboard.press("Enter");
  const kind = page.getByRole("checkbox", { name: "Journal pages" });
  await kind.focus();
  await page.keyboard.press("Space");
  await page.getByText("To bring along").waitFor();
  await page.waitForFunction(() => !document.querySelector("main")?.textContent?.includes("Morning check-in"));
  await page.screenshot({ path: join(screens, "en-light-journal-filtered.png"), animations: "disabled" });
  assert.deepEqual(await faults(page), [], "filters are for everybody");
  await calm();
  world.stop();
});
