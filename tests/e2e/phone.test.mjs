// Codes for a phone's camera: large, told who can see them, gone after a minute; in both languages and themes, and twice as large.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens } from "./world.mjs";

const GROUP = {
  kind: "group_prevention", title: "Group with Dana", place: { name: "", room: "", directions: "", travel_minutes: null },
  from: "2026-10-05", until: null, weeks: 4, weekdays: ["Mon", "Wed", "Thu"], start: "18:00:00", minutes: 180,
};

let browser;
let world;
before(async () => {
  browser = await launch();
  // A Monday morning.
  world = await bridge({ now: "2026-10-05T14:00:00Z" });
  await madeVault(world);
  await world.call("sessions_save", { id: null, session: GROUP });
});
after(async () => {
  await browser?.close();
  world?.stop();
});

test("the week goes to the phone, a code for each session, and none stays on the screen", async () => {
  const { page, calm } = await openPage(browser, world);
  await page.clock.install();
  await go(page, "/sessions/week");
  const button = page.getByRole("button", { name: "This week to my phone" });
  await button.focus();
  await page.keyboard.press("Enter");
  const code = page.getByRole("img", { name: /^Code for Monday, October 5/ });
  await code.waitFor();
  const neutral = await code.locator("path.ink").getAttribute("d");
  await page.getByText("1 of 3").waitFor();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("img", { name: /^Code for Wednesday, October 7/ }).waitFor();
  await page.getByRole("button", { name: "Previous" }).click();
  await page.getByLabel("With the name of the session").check();
  await page.getByText("Group with Dana").last().waitFor();
  // The name is in it now.
  await page.waitForFunction((before) => document.querySelector("path.ink")?.getAttribute("d") !== before, neutral);
  await page.clock.runFor(61_000);
  await page.getByText("The code is hidden again").waitFor();
  assert.equal(await code.count(), 0, "whoever passes a minute later takes nothing along");
  await page.getByRole("button", { name: "Show it again" }).click();
  await code.waitFor();
  await page.keyboard.press("Escape");
  await code.waitFor({ state: "detached" });
  assert.equal(await button.evaluate((node) => document.activeElement === node), true, "focus is where it was");
  await calm();
});

test("a line of the plan is chosen by its words", async () => {
  await world.call("plan_save", {
    based_on: 0, reason: "", reviewed_with: "",
    items: ["For my kids", "Walk to the <b>lake</b> \u{1F33F}"].map((text) => ({ id: null, section: "reasons", content: { kind: "line", text } })),
  });
  const { page, calm } = await openPage(browser, world);
  await go(page, "/plan");
  await page.getByRole("button", { name: "A line to my phone" }).click();
  await page.getByRole("img", { name: "Code for For my kids" }).waitFor();
  await page.getByLabel("Which one").selectOption({ index: 1 });
  await page.getByRole("img", { name: "Code for Walk to the <b>lake</b> \u{1F33F}" }).waitFor();
  await calm();
});

test("everybody can read it, in both languages and themes, also twice as large", async () => {
  const wrong = [];
  for (const [lang, theme, text_percent, viewport] of [
    ["en", "light", 100, { width: 1280, height: 800 }],
    ["es", "dark", 100, { width: 1280, height: 800 }],
    ["en", "dark", 200, { width: 1280, height: 800 }],
    ["es", "light", 200, { width: 640, height: 800 }],
  ]) {
    await world.call("settings_device_set", { lang, theme, text_percent });
    const { page, calm } = await openPage(browser, world, { colorScheme: theme, viewport });
    await go(page, "/sessions/week");
    await page.getByRole("button", { name: lang === "en" ? "This week to my phone" : "Esta semana a mi teléfono" }).click();
    const code = page.getByRole("img", { name: lang === "en" ? /^Code for/ : /^Código de/ });
    await code.waitFor();
    await page.screenshot({ path: join(screens, `phone-${lang}-${theme}-${text_percent}.png`), animations: "disabled" });
    wrong.push(...(await faults(page)).map((fault) => `${lang} ${theme} ${text_percent}: ${fault}`));
    const box = await code.boundingBox();
    assert.ok(box.width >= 180, `a camera finds no code of ${box.width} dots (${lang}, ${text_percent} %)`);
    await calm();
  }
  await world.call("settings_device_set", { lang: "en", theme: "light", text_percent: 100 });
  assert.deepEqual(wrong, [], "somebody could not read or reach something");
});
