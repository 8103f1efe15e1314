// What the reminder screen says will come is what comes, word for word and at its minute, also after its choices are changed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A program with one group tonight and one tomorrow, 25 minutes away. */
async function program(t) {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  await world.call("sessions_save", {
    id: null,
    session: {
      kind: "group_prevention", title: "Relapse prevention with Dana", phone: "555-0100", from: "2026-10-05", until: "2026-10-06",
      weekdays: ["Mon", "Tue"], start: "18:00:00", minutes: 180,
      place: { name: "12 Oak Street", room: "", directions: "", travel_minutes: 25 },
    },
  });
  // Check-ins have reminders of their own; these are about sessions.
  const settings = await world.call("settings_get");
  await world.call("settings_set", { ...settings, checkins: { ...settings.checkins, on: false } });
  const opened = await openPage(browser, world);
  await go(opened.page, "/sessions");
  await opened.page.getByRole("link", { name: "Reminders" }).click();
  await settled(opened.page);
  return { world, ...opened };
}

const lines = (page) => page.getByRole("heading", { name: "What comes next" }).locator("xpath=ancestor::section[1]").locator("ol > li");

/** The list on the screen: time and words of each line. */
const listed = async (page) => {
  return Promise.all((await lines(page).all()).map(async (line) => ({
    at: (await line.locator("time").getAttribute("datetime")).slice(0, 16),
    words: (await line.innerText()).replaceAll(/\s+/g, " "),
  })));
};

/** Lets the clock stop at each of these wall-clock minutes in Chicago and tells what popped up by then. */
const popped = async (world, minutes) => {
  let seen = (await world.notified()).length;
  const came = [];
  for (const minute of minutes) {
    const at = new Date(`${minute}:00-05:00`).toISOString();
    await world.clock(new Date(Date.parse(at) - 60_000).toISOString());
    assert.equal((await world.notified()).length, seen, `nothing a minute before ${minute}`);
    await world.clock(at);
    const all = (await world.notified());
    came.push(...all.slice(seen).map((notice) => ({ at: minute, body: notice.body })));
    seen = all.length;
  }
  return came;
};

test("what the list says is what comes", async (t) => {
  const { world, page, calm } = await program(t);
  const before = await listed(page);
  assert.deepEqual(before.map((line) => line.at), ["2026-10-05T16:00", "2026-10-05T17:25", "2026-10-06T16:00", "2026-10-06T17:25"],
    "two hours before, and 35 minutes before for 25 minutes of way and ten to spare");
  for (const line of before) assert.doesNotMatch(line.words, /Dana|prevention|Oak/, "at first a pop-up says nothing of what it is about");

  await page.getByLabel("For sessions").selectOption({ label: "Also the title, the place and the phone number" });
  await page.getByRole("button", { name: "Add a reminder" }).click();
  await lines(page).nth(before.length).waitFor();
  await lines(page).filter({ hasText: "Dana" }).nth(before.length).waitFor();
  const now = await listed(page);
  assert.ok(now.length > before.length, "a third reminder for each");
  assert.match(now[0].words, /Relapse prevention with Dana/, "the list shows the words it will have");

  const came = await popped(world, now.map((line) => line.at));
  assert.deepEqual(came.map((one) => one.at), now.map((line) => line.at), "each at its minute, none besides");
  came.forEach((one, index) => assert.ok(now[index].words.includes(one.body.replaceAll(/\s+/g, " ")),
    `the pop-up says what the list said: "${one.body}" / "${now[index].words}"`));
  await calm();
});

test("where none was chosen that is said, and nothing is called broken", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  const { page, calm } = await openPage(browser, world);
  await go(page, "/reminders");
  const text = await page.locator("main").innerText();
  assert.match(text, /You chose none while Evenkeel is locked/);
  assert.doesNotMatch(text, /could not be made|Add your sessions/, "a choice is not a fault");
  assert.deepEqual(await faults(page), []);
  await calm();
});

test("the test button shows one at once, and what cannot work is said", async (t) => {
  const { world, page, calm } = await program(t);
  const before = (await world.notified()).length;
  await page.getByRole("button", { name: "Show me one now" }).click();
  await page.getByText("A reminder was sent to your screen.").first().waitFor();
  assert.equal((await world.notified()).length, before + 1);
  const text = await page.locator("main").innerText();
  assert.match(text, /switched off shows nothing/, "a laptop that is off");
  assert.match(text, /Start reminders when I log in/, "and the way to have them after the next login");
  assert.deepEqual(await faults(page), []);
  await calm();
});
