// Tomás and his program: typed from the handout with the keyboard, one question after a session, a move and its way back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, settled } from "./world.mjs";

let browser;
let world;
before(async () => {
  browser = await launch();
  world = await bridge({ now: "2026-09-12T15:00:00Z" });
  await madeVault(world);
});
after(async () => {
  await browser?.close();
  world?.stop();
});

/** The name of what has the focus. */
const focused = (page) => page.evaluate(() => document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent);

test("four evenings a week for twelve weeks, typed from the handout without the mouse", async () => {
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions/new");
  const keys = page.keyboard;
  await page.getByLabel("What kind of session is it?").focus();
  await keys.press("Tab");
  await keys.press("Tab");
  for (let day = 0; day < 4; day++) {
    await keys.press("Space");
    await keys.press("ArrowRight");
  }
  await keys.press("Tab");
  assert.equal(await focused(page), "Every how many weeks?", "after the days comes how often");
  await keys.press("Tab");
  assert.equal(await focused(page), "Start time");
  await keys.type("6p");
  await keys.press("Tab");
  await keys.type("9:00 PM");
  assert.equal(await page.getByLabel("Length", { exact: true }).inputValue(), "180", "the end gives the length");
  await page.getByLabel("First day", { exact: true }).fill("9/14");
  await page.getByText("Monday, September 14", { exact: true }).waitFor();
  await page.getByLabel("Weeks", { exact: true }).fill("12");
  await page.getByText("48 sessions, 144 hours in all.").waitFor();
  await keys.press("Control+Enter");
  await page.getByText("Saved. It is on your list now.").waitFor();
  const { items } = await world.call("sessions_list", { from: "2026-09-14", days: 84 });
  assert.equal(items.length, 48);
  assert.ok(items.every((one) => one.local_start.endsWith("T18:00:00")));
  await calm();
});

test("the program is written down, and a link that is none is refused at its field", async () => {
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions/program");
  await page.getByRole("link", { name: "Fill it in" }).click();
  await settled(page);
  await page.getByLabel("First day", { exact: true }).first().fill("September 14");
  await page.getByLabel("Weeks", { exact: true }).fill("12");
  await page.getByRole("button", { name: "Add a phase" }).click();
  await page.getByLabel("Hours a week").fill("12");
  await page.getByLabel("Whom to call").fill("Front desk");
  await page.getByLabel("Their number").fill("555-0100");
  await page.getByLabel("Minutes late that count as missed").fill("15");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("It begins in 2 days").first().waitFor();
  assert.deepEqual(await faults(page), []);

  const { items } = await world.call("sessions_series");
  await go(page, `/sessions/edit/${items[0].series.id}`);
  await page.getByText("Place and people", { exact: true }).click();
  await page.getByLabel("Video link").fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/That link cannot be used\./).waitFor();
  assert.equal(await page.getByLabel("Video link").getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel("Video link").inputValue(), "javascript:alert(1)", "nothing typed is lost");
  await page.getByLabel("Video link").fill("https://video.example/j/77");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It is on your list now.").waitFor();
  await calm();
});

test("late on the way: the number is large, with what the program says", async () => {
  await world.clock("2026-09-14T22:40:00Z");
  const { page, calm } = await openPage(browser, world);
  await go(page, "/today");
  await page.getByRole("button", { name: "I am on my way" }).click();
  await page.getByText("You are on your way.").waitFor();
  await page.getByRole("button", { name: "Call to say I’m late" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("555-0100").waitFor();
  await dialog.getByText("15 minutes late counts as missed.").waitFor();
  assert.deepEqual(await faults(page), []);
  await page.keyboard.press("Escape");
  await calm();
});

test("after the session one question, one tap, and the week counts it", async () => {
  await world.clock("2026-09-15T02:30:00Z");
  const { page, calm } = await openPage(browser, world);
  await go(page, "/today");
  await page.getByRole("heading", { name: "How did it go?" }).waitFor();
  await page.getByRole("button", { name: "I was there" }).click();
  await page.getByRole("progressbar", { name: "Hours of this week" }).waitFor();
  await page.waitForFunction(() =>
    document.querySelector("[role=progressbar]")?.getAttribute("aria-valuetext")?.startsWith("3 of 12"),
  );
  await page.getByRole("heading", { name: "How did it go?" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { name: "How did it go?" }).waitFor();
  await page.getByRole("button", { name: "I was there" }).click();
  await page.getByRole("heading", { name: "How did it go?" }).waitFor({ state: "detached" });
  await calm();
});

test("one evening is called off and comes back; this and all later ones move", async () => {
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions");
  await page.getByRole("link", { name: /relapse|recovery|skills/i }).nth(2).click();
  await settled(page);
  await page.getByRole("button", { name: "It is cancelled" }).click();
  await page.getByText("This one is cancelled. There is nothing to go to.").waitFor();
  await page.getByRole("button", { name: "Take my change back" }).click();
  await page.getByRole("button", { name: "Move or shorten" }).waitFor();
  assert.deepEqual(await faults(page), []);

  await page.getByRole("link", { name: "Change from here on" }).click();
  await settled(page);
  await page.getByLabel("Start time").fill("9 a.m.");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Changed from this day on.").waitFor();
  const after = (await world.call("sessions_list", { from: "2026-09-21", days: 7 })).items;
  assert.ok(after.every((one) => one.local_start.endsWith("T09:00:00")), "the week after is in the morning");
  const monday = (await world.call("sessions_list", { from: "2026-09-14", days: 1 })).items[0];
  assert.equal(monday.attendance.status, "attended", "what was before stays as it was noted");
  await page.getByRole("button", { name: "Undo" }).last().click();
  for (let look = 0; look < 50; look++) {
    const back = (await world.call("sessions_list", { from: "2026-09-21", days: 7 })).items;
    if (back.every((one) => one.local_start.endsWith("T18:00:00"))) break;
    assert.ok(look < 49, "taken back whole");
    await settled(page);
  }
  await calm();
});
