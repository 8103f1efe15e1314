// Through a craving by keyboard alone, as a screen reader hears it, across a lock, and after use: what a hard minute must stand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, PASSPHRASE, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** Counts what is pressed, so that the promise about it is counted and not believed. */
function counting(page) {
  let pressed = 0;
  return {
    press: async (key) => {
      pressed++;
      await page.keyboard.press(key);
    },
    get pressed() {
      return pressed;
    },
  };
}
const heading = (page, name) => page.getByRole("heading", { level: 1, name }).waitFor();
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
/** Tab until the thing that has the focus is called `name`. */
async function tabTo(page, name, most = 40) {
  for (let n = 0; n < most; n++) {
    if ((await focused(page)).startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`"${name}" cannot be reached by keyboard`);
}

test("Ana at nine in the evening, keyboard only: logged in three presses, ridden, rated again", async () => {
  const world = await bridge({ now: "2026-10-06T02:00:00Z" });
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  const keys = counting(page);
  await keys.press("Control+l");
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  await keys.press("7");
  await keys.press("Control+Enter");
  await heading(page, "Try one thing");
  assert.equal(keys.pressed, 3, "from anywhere: one key to come here, the number, Ctrl Enter");
  const saved = await world.call("cravings_list", { before: null, limit: 5 });
  assert.equal(saved.total, 1, "it was kept before the next screen stood there");
  assert.equal(saved.items[0].entry.intensity, 7);

  await tabTo(page, "Ride the wave");
  await page.keyboard.press("Enter");
  await heading(page, "Ride the wave");
  await tabTo(page, "Start");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "It may still rise." }).waitFor({ state: "attached" });
  await tabTo(page, "Give a second number");
  await page.keyboard.press("Enter");
  await heading(page, "How strong is it now?");
  await page.getByRole("radiogroup", { name: "How strong is it now?" }).waitFor();
  await page.keyboard.press("4");
  await page.keyboard.press("Control+Enter");
  await heading(page, "From 7 to 4");
  await page.getByRole("radio", { name: "It passed" }).focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelector('.chip input:checked'));
  await tabTo(page, "Done for now");
  await page.keyboard.press("Enter");
  await heading(page, "Cravings");
  const detail = await world.call("cravings_detail", { id: saved.items[0].id });
  assert.deepEqual(
    [detail.craving.entry.skills.length, detail.last, detail.craving.entry.outcome],
    [1, 4, "passed"],
    "what was done that evening is what is kept",
  );
  await calm();
  world.stop();
});

test("the window asks again after a quarter of an hour, on Today and Cravings only, and a skip is kept as a skip", async () => {
  const world = await bridge({ now: "2026-10-06T02:00:00Z" });
  await madeVault(world);
  const { id } = await world.call("cravings_log", { when: { kind: "now" }, entry: { intensity: 6 } });
  await world.clock("2026-10-06T02:15:30Z");
  await world.call("vault_touch");
  const { page, calm } = await openPage(browser, world);
  for (const route of ["/plan", "/journal", "/settings"]) {
    await go(page, route);
    assert.equal(await page.getByText("You logged 6").count(), 0, `${route} is left alone`);
  }
  await go(page, "/today");
  const card = page.getByRole("region", { name: "How strong is it now?" });
  await card.getByText("You logged 6 at 9:00 PM.").waitFor();
  assert.ok((await card.boundingBox()).height < 64, "it asks in one line");
  await card.getByRole("button", { name: "Skip this" }).click();
  await card.waitFor({ state: "detached" });
  const { craving } = await world.call("cravings_detail", { id });
  assert.deepEqual(
    craving.rerates.map((one) => [one.intensity, one.asked_by]),
    [[null, "rerate-15"]],
    "asked and skipped is not the same as not asked",
  );
  await calm();
  world.stop();
});

test("what is half-typed comes back after a lock; only the number is asked anew", async () => {
  const world = await bridge();
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  await page.keyboard.press("8");
  await page.getByRole("button", { name: "Say more" }).click();
  await page.getByRole("checkbox", { name: "Argument" }).check();
  await page.getByRole("button", { name: "Lock" }).click();
  await heading(page, "Welcome back");
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByRole("heading", { name: /^Good / }).waitFor();
  await page.keyboard.press("Control+l");
  await page.getByText("You had picked 8 then. Pick the number for now.").waitFor();
  // The notice comes with the draft, the numbers with the words: either may be first.
  await page.getByRole("radio", { name: "0" }).first().waitFor();
  assert.equal(await page.locator("input[type=radio]:checked").count(), 0, "the number for now is given now");
  await page.keyboard.press("6");
  await page.keyboard.press("Enter");
  await heading(page, "What set it off?");
  assert.ok(await page.getByRole("checkbox", { name: "Argument" }).isChecked(), "the trigger is still picked");
  await page.getByRole("button", { name: "Save" }).click();
  await heading(page, "Try one thing");
  const { items } = await world.call("cravings_list", { before: null, limit: 5 });
  assert.deepEqual([items.length, items[0].entry.intensity], [1, 6], "kept once, with the number of now");
  await calm();
  world.stop();
});

test("after use: safety first, the plan's steps, and the days before stay what they were", async () => {
  const world = await bridge({ now: "2026-10-06T18:00:00Z" });
  await madeVault(world);
  await world.call("returns_day_set", { day: "2026-10-05", state: "none" });
  const item = (step, text) => ({ id: null, section: "lapse_steps", content: { kind: "lapse", step, text } });
  await world.call("plan_save", { based_on: 0, reason: "", reviewed_with: "", items: [item("tell", "Call Rosa")] });
  const { id } = await world.call("cravings_log", { when: { kind: "now" }, entry: { intensity: 9, outcome: "used" } });
  const { page, calm } = await openPage(browser, world);
  await go(page, `/cravings/${id}/try`);
  await heading(page, "Thank you for saying it");
  await page.getByText("The amount you used before can be too much now.").waitFor();
  await page.getByText("Call 911", { exact: false }).first().waitFor();
  await page.getByRole("link", { name: "Write down what happened" }).click();
  await heading(page, "Before you begin");
  await page.getByRole("button", { name: "Go on" }).click();
  await heading(page, "Was any of this true?");
  await page.getByRole("checkbox", { name: "Mixed with alcohol" }).check();
  await page.getByRole("heading", { name: "Stay safe first" }).waitFor();
  await page.getByRole("button", { name: "Stop here and keep it" }).click();
  await heading(page, "It is written down");
  await page.getByText("Call Rosa").waitFor();
  await page.getByRole("heading", { name: "Stay safe first" }).waitFor();
  const days = await world.call("returns_days", { to: null, days: 2 });
  assert.deepEqual(days.map((one) => one.state), ["none", "some"], "yesterday is still a day without use");
  const { items } = await world.call("returns_list", { before: null, limit: 5 });
  assert.deepEqual(
    [items[0].entry.craving, items[0].entry.safety.mixed, items[0].entry.substances.length],
    [id, true, 0],
    "stopped early, and kept as far as it was told",
  );
  await go(page, "/cravings");
  const text = await page.locator("main").innerText();
  assert.ok(!/\b0 days|day 0|start(ing)? over|reset/i.test(text), "no counter goes back to zero");
  await calm();
  world.stop();
});

test("every question of the flow is heard: names of scales and groups, and axe finds nothing on any step", async (t) => {
  for (const [lang, theme] of [["en", "dark"], ["es", "light"]]) {
    await t.test(`${lang}, ${theme}`, async () => {
      const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
      await world.call("settings_device_set", { lang, theme, text_percent: 100 });
      const { page, calm } = await openPage(browser, world, { colorScheme: theme });
      await settled(page);
      const wrong = [];
      const check = async (where) => {
        await settled(page);
        wrong.push(...(await faults(page)).map((fault) => `${where}: ${fault}`));
        const unnamed = await page.evaluate(() =>
          [...document.querySelectorAll('[role="radiogroup"], fieldset')].filter((group) => {
            const label = group.matches("fieldset")
              ? group.querySelector("legend")?.textContent
              : document.getElementById(group.getAttribute("aria-labelledby") ?? "")?.textContent;
            return !label?.trim();
          }).length,
        );
        assert.equal(unnamed, 0, `${where}: a group of answers without its question`);
      };
      await go(page, "/cravings/new");
      await check("number");
      const scale = page.getByRole("radio");
      assert.deepEqual(await scale.evaluateAll((all) => all.map((one) => one.closest("label").innerText.trim())), [..."0123456789", "10"], "eleven numbers, each with its name");
      await page.keyboard.press("6");
      const actions = page.locator("footer .actions").locator("button, a");
      await actions.first().click();
      for (const step of ["triggers", "feelings", "where", "thought", "sure", "rest"]) {
        await check(step);
        await actions.last().click();
      }
      await page.waitForURL(/\/try$/);
      await go(page, "/returns/new");
      for (const step of ["warning", "safety", "what", "before", "during", "after", "lesson"]) {
        await check(`return, ${step}`);
        if (step !== "lesson") await actions.last().click();
      }
      assert.deepEqual(wrong, [], "somebody could not read or reach something");
      await calm();
      world.stop();
    });
  }
});

test("what was begun on Monday is not written down as Wednesday, and does not stand in the way of now", async () => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  await page.keyboard.press("5");
  await page.getByRole("button", { name: "Say more" }).click();
  await page.getByRole("checkbox", { name: "Payday" }).check();
  await go(page, "/returns/new");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("checkbox", { name: "Alcohol" }).check();
  await page.getByRole("button", { name: "Go on later" }).click();
  await page.waitForFunction(() => location.hash.endsWith("/returns"));

  await world.clock("2026-10-07T14:00:00Z");
  await world.call("vault_unlock", { passphrase: PASSPHRASE });
  await page.goto("about:blank");
  await page.goto(world.url);
  await page.getByRole("heading", { name: /^Good / }).waitFor();
  await page.keyboard.press("Control+l");
  await page.getByText("You began to write about a craving and did not save it").waitFor();
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  await page.keyboard.press("7");
  await page.keyboard.press("Control+Enter");
  await heading(page, "Try one thing");
  const [now] = (await world.call("cravings_list", { before: null, limit: 5 })).items;
  assert.deepEqual([now.entry.intensity, now.entry.triggers], [7, []], "now is the number that was pressed now, and nothing of Monday");

  await page.keyboard.press("Control+l");
  await page.getByRole("button", { name: "Go on with it" }).click();
  await page.getByRole("button", { name: "Go on with it" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Save" }).click();
  await heading(page, "Try one thing");
  const all = (await world.call("cravings_list", { before: null, limit: 5 })).items;
  const then = all.find((one) => one.entry.intensity === 5);
  assert.deepEqual(
    [then.occurred.local.slice(0, 13), then.occurred.precision, then.entry.triggers],
    ["2026-10-05T09", "about", [{ id: "times.payday" }]],
    "what was left on Monday morning is kept as Monday morning, about",
  );
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  assert.equal(await page.getByText("You began to write about a craving").count(), 0, "it is offered once");

  await go(page, "/returns/new");
  await page.getByText("You began this").waitFor();
  await page.getByRole("button", { name: "Stop here and keep it" }).click();
  await page.waitForFunction(() => location.hash.endsWith("/next"));
  const days = await world.call("returns_days", { to: null, days: 3 });
  assert.deepEqual(
    days.map((one) => one.state),
    ["some", "not_logged", "not_logged"],
    "no day is marked on which nothing of it happened",
  );
  await calm();
  world.stop();
});

test("a word that was typed and not added is kept, starting over can be taken back, and use said later leads to help", async () => {
  const world = await bridge();
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  await page.keyboard.press("4");
  await page.getByRole("button", { name: "Say more" }).click();
  await page.getByRole("button", { name: /Own words/ }).first().click();
  await page.keyboard.type("my cousin's house");
  await page.getByRole("button", { name: "Next" }).click();
  await heading(page, /How did you feel/);
  await page.getByRole("button", { name: "Save" }).click();
  await heading(page, "Try one thing");
  const [kept] = (await world.call("cravings_list", { before: null, limit: 5 })).items;
  assert.deepEqual(kept.entry.triggers, [{ own: "my cousin's house" }], "typed is said");

  await go(page, `/cravings/${kept.id}`);
  await page.getByLabel("How did it go?").selectOption("used");
  await page.getByRole("status").getByRole("link", { name: "Help now" }).waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.waitForFunction((id) => location.hash === `#/cravings/${id}/next`, kept.id);
  await page.getByText(/naloxone/i).first().waitFor();

  await world.call("cravings_delete", { id: kept.id });
  await go(page, "/cravings");
  await go(page, `/cravings/${kept.id}`);
  await page.getByText("This entry was deleted").waitFor();
  assert.equal(await page.getByRole("button", { name: "Save" }).count(), 0, "what is deleted is not corrected by accident");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await page.getByRole("button", { name: "Save" }).waitFor();
  assert.equal((await world.call("cravings_list", { before: null, limit: 5 })).total, 1);

  await go(page, "/journal/new");
  await page.locator("textarea").fill("the sea at night");
  await page.getByText("Kept.", { exact: false }).first().waitFor();
  await go(page, "/today");
  await go(page, "/journal/new");
  await page.getByRole("button", { name: "Start over" }).click();
  await page.waitForFunction(() => document.querySelector("textarea").value === "");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction(() => document.querySelector("textarea").value === "the sea at night");
  await calm();
  world.stop();
});
