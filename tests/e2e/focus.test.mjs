// Where one is after a press: no button of any screen loses the focus, and a second press answers nothing that was not read yet.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bridge, go, launch, madeVault, openPage, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const PAGES = [
  "/today", "/sessions/week", "/sessions/list", "/sessions/month", "/sessions/new", "/sessions/import", "/sessions/export",
  "/sessions/program", "/sessions/program/edit", "/reminders", "/cravings", "/skills", "/returns", "/journal", "/journal/new",
  "/checkins/morning", "/checkins/evening", "/learn", "/plan", "/plan/edit", "/insights", "/insights/week", "/share",
  "/share/new", "/people", "/medications", "/medications/new", "/medications/page", "/medications/visit", "/words", "/settings", "/new-keys", "/cravings/new", "/returns/new", "/skills/id%3Abreathing",
];
/** How long the focus may be on its way. Only a lost one takes this long. In milliseconds. */
const ON_ITS_WAY = 15_000;
/** Most buttons of one kind of name pressed on a page. */
const MOST = 9;
/** So many lost ones say it. */
const ENOUGH = 3;
const PRESSABLE = "main button:visible, footer .actions button:visible";

/** Presses every button of the page by keyboard, one of each name, and says which left the focus nowhere. */
async function walk(page, route) {
  const lost = [];
  const arrive = async () => {
    await page.keyboard.press("Escape");
    // One Esc must not find the one before.
    await page.keyboard.press("Shift");
    await go(page, "/help");
    await go(page, route);
    return page.locator(PRESSABLE).evaluateAll((all) =>
      // What leaves is not a page any more; what is off cannot be pressed.
      all.map((one) =>
        one.disabled || one.getAttribute("aria-disabled") === "true" || one.closest(".leave")
          ? ""
          : one.textContent.trim().replaceAll(/\s+/g, " ") || one.getAttribute("aria-label") || "",
      ),
    );
  };
  const kinds = new Map();
  for (const [index, name] of (await arrive()).entries()) {
    // What stands many times on a page, as "Edit: Rosa", is pressed once.
    const kind = name.split(":")[0];
    if (name && !kinds.has(kind)) kinds.set(kind, index);
  }
  let pressed = 0;
  for (const [kind, index] of [...kinds].slice(0, MOST)) {
    const names = await arrive();
    // A press before may have changed what stands here.
    if (names[index]?.split(":")[0] !== kind) continue;
    await page.locator(PRESSABLE).nth(index).focus();
    await page.keyboard.press("Enter");
    pressed += 1;
    await settled(page);
    const found = await page
      .waitForFunction(() => document.activeElement && document.activeElement !== document.body, undefined, { timeout: ON_ITS_WAY })
      .then(() => true, () => false);
    if (!found) lost.push(`${route}: ${kind}`);
    if (lost.length >= ENOUGH) break;
  }
  return { pressed, lost };
}

test("no button of any screen leaves the focus nowhere", async () => {
  const world = await bridge({ demo: true, now: "2026-10-07T23:30:00Z" });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.evaluate(() => {
    window.print = () => {};
  });
  const lost = [];
  let pressed = 0;
  for (const route of PAGES) {
    const one = await walk(page, route);
    pressed += one.pressed;
    lost.push(...one.lost);
    if (lost.length >= ENOUGH) break;
  }
  assert.deepEqual(lost, [], "after these a person who works by keyboard starts over from the top");
  assert.ok(pressed > 60, `only ${pressed} buttons were pressed: this proves little`);
  await calm();
  world.stop();
});

for (const how of ["keys", "mouse"]) {
  test(`a second press does not answer about the next session (${how})`, async () => {
    const world = await bridge({ now: "2026-10-05T14:00:00Z" });
    await madeVault(world);
    await world.call("sessions_save", {
      id: null,
      session: {
        kind: "group_prevention", title: "Relapse group", provider: "", from: "2026-10-05", until: "2026-12-20", weeks: null,
        place: { name: "", room: "", directions: "", travel_minutes: null }, weekdays: ["Mon", "Tue"], start: "18:00:00", minutes: 180,
      },
    });
    // Two evenings later, with nothing said about either.
    await world.clock("2026-10-07T14:00:00Z");
    const { page, calm } = await openPage(browser, world);
    await settled(page);
    const due = async () => (await world.call("sessions_attendance_due")).items.length;
    const before = await due();
    assert.ok(before >= 2, "two sessions wait for an answer, or this proves nothing");
    const yes = page.getByRole("button", { name: "I was there" }).first();
    if (how === "keys") {
      await yes.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
    } else {
      // A double click of a slow hand: between its halves the next session has come to stand under the pointer.
      const box = await yes.boundingBox();
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down({ clickCount: 1 });
      await page.mouse.up({ clickCount: 1 });
      await page.getByText(/^Noted: Relapse group/).waitFor();
      await settled(page);
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.up({ clickCount: 2 });
    }
    await page.getByText(/^Noted: Relapse group/).waitFor();
    await settled(page);
    assert.equal(await due(), before - 1, "one answer for two presses");
    await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
    await calm();
    world.stop();
  });
}
