// Medicines: added by a path of five questions, noted with one press, taken back, skipped, paused, tapered and printed. By keyboard, in
// both languages and themes, at 200 %.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const REMINDERS = { on: true, repeats: 1, reason: "" };
const medicine = (name, more = {}) => ({
  name, purpose: "", kind: "other", form: "tablet", label: "", prescriber: null, pharmacy: null, started: null, stopped: null,
  stop_reason: "", note: "", reminders: REMINDERS, refill: null, share: "ask", ...more,
});
const part = (from, shape, more = {}) => ({ from, until: null, shape, label: "", ...more });
const daily = (...times) => ({ kind: "daily", times: times.map((time) => `${time}:00`) });
const NOTE = { withdrawal: null, lasted: null, side_effects: null, text: "" };

/** A medicine without the screens. Answers it with its first version. */
async function added(world, entry, parts, from = null) {
  const made = await world.call("medications_save", { id: null, revision: null, entry, also: false });
  const version = await world.call("medications_schedule_save", {
    medication: made.id, schedule: null, from, entry: { parts, clock: { kind: "here" }, late_after_min: 60 },
  });
  return { ...made, version };
}

const named = (page, role, name) => page.getByRole(role, { name });
const button = (page, name) => named(page, "button", name);
const today = (world) => world.call("medications_today");
const states = async (world) => (await today(world)).due.map(({ name, local, state }) => `${name} ${local.slice(11, 16)} ${state}`);

test("a medicine is added by keyboard alone, question by question, and looked at before it is saved", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  const keys = page.keyboard;
  await go(page, "/medications");
  const add = named(page, "link", "Add a medicine");
  await add.focus();
  await keys.press("Enter");
  await named(page, "heading", "What is the medicine?").waitFor();
  await page.getByLabel("Name", { exact: true }).focus();
  await keys.type("Acamprosate");
  await keys.press("Tab");
  await keys.type("fewer cravings");
  const next = async (heading) => {
    await button(page, "Next").focus();
    await keys.press("Enter");
    await named(page, "heading", heading).waitFor();
  };
  await next("What does the label say?");
  await page.getByLabel("What the label says", { exact: true }).focus();
  await keys.type("Take 2 tablets twice a day");
  await next("When do you take it?");
  await button(page, "Next").focus();
  await keys.press("Enter");
  await page.getByText("Enter at least one time.").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  await keys.type("8 AM");
  await button(page, "Add a time").focus();
  await keys.press("Enter");
  await page.getByLabel("Time 2", { exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.matches("input[data-typed]"));
  await keys.type("8 PM");
  await page.getByLabel("Show all of today's doses").focus();
  await keys.press("Space");
  // Tomorrow is shown before it is saved.
  await page.getByText(/Tomorrow:\s+8:00.AM and 8:00.PM/).waitFor();
  await next("Who prescribes it?");
  await next("Should we remind you?");
  await keys.press("Control+Enter");
  await page.getByText("Acamprosate is on your list.").waitFor();
  await named(page, "heading", "Acamprosate").waitFor();
  assert.deepEqual(await states(world), ["Acamprosate 08:00 due", "Acamprosate 20:00 future"]);
  await page.getByText("Every day at 8:00 AM and 8:00 PM").waitFor();
  const drafts = await world.call("drafts_load", { key: "medications.new" });
  assert.equal(drafts.json, null, "what is saved is no draft any more");
  await calm();
});

test("what is begun is kept, and told of where medicines stand", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await go(page, "/medications/new");
  await page.getByLabel("Name", { exact: true }).fill("Naltrexone");
  await button(page, "Next").click();
  await page.getByLabel("What the label says", { exact: true }).fill("1 tablet in the morning");
  await button(page, "Go on later").click();
  await page.getByText("You began to add a medicine.").waitFor();
  assert.equal((await world.call("medications_list")).length, 0);
  await named(page, "link", "Go on with it").click();
  await named(page, "heading", "What does the label say?").waitFor();
  assert.equal(await page.getByLabel("What the label says", { exact: true }).inputValue(), "1 tablet in the morning");
  await button(page, "Stop here and keep it").click();
  await named(page, "heading", "Naltrexone").waitFor();
  await page.getByText("No times yet.").waitFor();
  assert.equal((await world.call("medications_list")).length, 1, "without times, and there");
  await calm();
});

test("one press notes a dose, Undo makes it as it was, and a skip says why", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  await added(world, medicine("Acamprosate"), [part("2026-10-05", daily("08:00", "20:00"))], "2026-10-05T00:00:00");
  const { page, calm } = await openPage(browser, world);
  const card = page.getByRole("region", { name: "Medicines" });
  await go(page, "/today");
  const fold = await page.getByRole("region", { name: "Next session" }).evaluate((one) => one.getBoundingClientRect().bottom);
  assert.ok(fold <= 800, `the next session ends at ${fold}, below the fold`);
  await button(card, /^Taken/).click();
  await page.getByText("1 of 2 noted for today.").waitFor();
  assert.deepEqual(await states(world), ["Acamprosate 08:00 taken", "Acamprosate 20:00 future"]);
  await page.waitForFunction(() => document.activeElement !== document.body);
  await button(page, "Undo").click();
  await button(card, /^Taken/).waitFor();
  assert.deepEqual(await states(world), ["Acamprosate 08:00 due", "Acamprosate 20:00 future"]);

  await world.clock("2026-10-05T16:30:00Z");
  await go(page, "/medications");
  await button(page, /^Taken\s*: Acamprosate, 8:00.AM/).click();
  await page.getByText("Taken later, at 11:30").waitFor();
  await page.getByText("It is good that you wrote it down.").waitFor();
  assert.deepEqual(await states(world), ["Acamprosate 08:00 taken_late", "Acamprosate 20:00 future"]);

  await world.clock("2026-10-06T02:00:00Z");
  await go(page, "/help");
  await go(page, "/medications");
  await button(page, /^Something else\s*: Acamprosate, 8:00.PM/).click();
  await named(page, "radio", "I skipped it").click();
  await named(page, "radio", "A side effect").click();
  await button(page, "Save").click();
  await page.getByText("Skipped: A side effect").waitFor();
  assert.deepEqual(await states(world), ["Acamprosate 08:00 taken_late", "Acamprosate 20:00 skipped"]);
  await calm();
});

test("the evening dose that is answered after midnight stands under last night, and counts for that evening", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  const { id } = await added(world, medicine("Trazodone"), [part("2026-10-05", daily("23:30"))]);
  await world.clock("2026-10-06T05:40:00Z");
  const { page, calm } = await openPage(browser, world);
  await go(page, "/medications");
  await named(page, "heading", "Last night").waitFor();
  await button(page, /^Taken\s*: Trazodone/).click();
  await page.getByText(/Taken later, at 12:40/).waitFor();
  const { days } = await world.call("medications_history", { id, before: null });
  assert.deepEqual(days.flatMap(({ date, slots }) => slots.filter(({ dose }) => dose).map(() => date)), ["2026-10-05"]);
  await calm();
});

test("as needed: counted by the day beside the label's own words, asked once where it was just noted", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  await added(world, medicine("Hydroxyzine"), [part("2026-10-05", { kind: "as_needed", limit: "No more than 4 a day" })]);
  const { page, calm } = await openPage(browser, world);
  await go(page, "/medications");
  await page.getByText("The label says: No more than 4 a day").first().waitFor();
  const one = button(page, /^I took one/);
  await one.click();
  await page.getByText("1 in the last 24 hours.").waitFor();
  await one.click();
  await page.getByText(/You noted this at 9:00.AM\. Note another\?/).waitFor();
  assert.equal((await today(world)).as_needed[0].taken_24h, 1, "asked first");
  await button(page, /^Note another/).click();
  await page.getByText("2 in the last 24 hours.").waitFor();
  await calm();
});

test("a taper is a list of parts, and the short month is said before saving", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  const { id, version } = await added(world, medicine("Prednisone", { label: "As on the sheet" }), [part("2026-10-05", daily("09:00"))], "2026-10-05T00:00:00");
  const before = await world.call("medications_history", { id, before: null });
  const { page, calm } = await openPage(browser, world);
  await go(page, `/medications/${id}`);
  await named(page, "link", "Change from a day on").click();
  await settled(page);
  await page.getByLabel("From when on?").selectOption("day");
  await page.getByLabel("Which day?", { exact: true }).fill("tomorrow");
  await button(page, "Add a part").click();
  await page.getByLabel("Last day", { exact: true }).first().fill("10/12");
  await page.getByLabel("What the label says for these days").first().fill("2 tablets");
  await page.getByLabel("First day", { exact: true }).nth(1).fill("10/13");
  await page.getByLabel("What the label says for these days").nth(1).fill("1 tablet");
  await page.getByRole("status").filter({ hasText: "Tomorrow:" }).getByText("1 tablet").first().waitFor();
  await page.getByText(/Tomorrow:\s+9:00.AM, 2 tablets/).waitFor();
  await page.screenshot({ path: join(screens, "medications-taper.png"), fullPage: true });
  await button(page, "Save").click();
  await page.getByText("Saved. What was due before stays as it was.").waitFor();
  const { schedules } = await world.call("medications_detail", { id });
  assert.equal(schedules.length, 2, "a change is another version");
  assert.deepEqual(schedules.find((one) => one.version === 1), version, "the one before it stays as it was");
  assert.deepEqual(await world.call("medications_history", { id, before: null }), before);

  await go(page, `/medications/${id}/schedule/new`);
  await page.getByLabel("How often?").selectOption("every_months");
  await page.getByLabel("Every how many months?").fill("1");
  await page.getByLabel("Day of the month").fill("31");
  await page.getByText("A short month has no day 31. There it falls on the last day.").first().waitFor();
  await calm();
});

test("a pause is not due and can be taken away, an injection is moved once, and a stopped one stays with its history", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  const { id } = await added(
    world, medicine("Naltrexone shot", { form: "injection" }),
    [part("2026-10-05", { kind: "after_given", every: 4, span: "weeks", first: "2026-10-05", at: "09:00:00" })], "2026-10-05T00:00:00",
  );
  const { page, calm } = await openPage(browser, world);
  await go(page, `/medications/${id}`);
  await button(page, "Move this one").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("New day", { exact: true }).fill("10/7");
  await button(dialog, "Save").click();
  await page.getByText(/Next: Wednesday, October 7 at 9:00/).waitFor();

  await button(page, "Pause").click();
  await dialog.getByLabel("Up to and including", { exact: true }).fill("10/20");
  await dialog.getByLabel("Why?").selectOption("hospital");
  await button(dialog, "Save").click();
  await page.getByText("Paused Oct 5, 2026 to Oct 20, 2026: In a hospital").first().waitFor();
  await button(page, "Undo").click();
  await page.getByText("Paused Oct 5, 2026 to Oct 20, 2026: In a hospital").first().waitFor({ state: "detached" });

  await button(page, "I stopped taking it").click();
  await dialog.getByLabel("Why it was stopped").fill("The plan was done");
  await button(dialog, "Save").click();
  await page.getByText("You took it up to Oct 5, 2026.").waitFor();
  await go(page, "/medications");
  await page.getByText("1 you stopped").waitFor();
  await calm();
});

test("on a journey it is asked once by whose clock to go on", async (t) => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  await added(world, medicine("Sertraline"), [part("2026-10-05", daily("08:00"))]);
  await today(world);
  await world.clock("2026-10-06T14:00:00Z", { zone: "America/New_York" });
  const { page, calm } = await openPage(browser, world);
  await go(page, "/today");
  await button(page, "Home time (Chicago)").click();
  await page.getByText("From now on by home time, Chicago.").waitFor();
  assert.equal((await today(world)).zone_question, null);
  await calm();
});

/** A month of two medicines with notes, for what is printed and looked at. */
async function month(world) {
  await madeVault(world);
  const rosa = await world.call("people_save", {
    id: null, entry: { name: "Dr. Ruiz", role: "doctor", phones: [{ label: "", number: "555-0107" }] },
  });
  await world.clock("2026-09-05T12:00:00Z");
  const bup = await added(
    world,
    medicine("Buprenorphine/naloxone", { kind: "opioid", form: "film", label: "1 film under the tongue twice a day", prescriber: rosa.id, note: "Mornings are hard" }),
    [part("2026-09-05", daily("08:00", "20:00"))],
  );
  await added(world, medicine("Hydroxyzine", { label: "1 capsule" }), [part("2026-09-05", { kind: "as_needed", limit: "No more than 4 a day" })]);
  await world.clock("2026-10-05T14:00:00Z");
  let before = null;
  const slots = [];
  do {
    const page = await world.call("medications_history", { id: bup.id, before });
    slots.push(...page.days.flatMap((day) => day.slots));
    before = page.next;
  } while (before);
  for (const [at, view] of slots.filter(({ state }) => state === "not_recorded" || state === "due").entries()) {
    if (at % 9 === 4) continue;
    await world.call("doses_record", {
      medication: bup.id, slot: view.slot, answer: at % 11 === 3 ? "skipped" : "taken",
      when: { kind: "local", local: view.local, precision: "exact" }, reason: at % 11 === 3 ? { id: "skip.forgot" } : null,
      note: at % 6 === 0 && at % 11 !== 3 ? { withdrawal: 2 + (at % 4), lasted: at % 4 === 0 ? "no" : "yes", side_effects: [{ effect: { id: "effect.nausea" }, severity: 1 + (at % 2) }], text: "" } : NOTE,
      again: false,
    });
  }
  return bup;
}

const DRAWN = [
  ["list", "/medications"], ["one", "/medications/:id"], ["edit", "/medications/:id/edit"], ["change", "/medications/:id/schedule/:schedule"],
  ["page", "/medications/page"], ["visit", "/medications/visit"], ["add", "/medications/new"], ["today", "/today"],
];

for (const lang of ["en", "es"]) {
  test(`every page of medicines can be read and reached, and goes to paper, in ${lang}`, async (t) => {
    const world = await bridge({ now: "2026-09-05T11:00:00Z" });
    t.after(() => world.stop());
    const { id, version } = await month(world);
    const wrong = [];
    for (const [theme, text_percent, viewport] of [["light", 100, { width: 1280, height: 800 }], ["dark", 100, { width: 640, height: 800 }], ["light", 200, { width: 1280, height: 800 }]]) {
      await world.call("settings_device_set", { lang, theme, text_percent });
      const { page, calm } = await openPage(browser, world, { colorScheme: theme, viewport });
      for (const [name, route] of DRAWN) {
        await go(page, route.replace(":id", id).replace(":schedule", version.schedule));
        await settled(page);
        await page.screenshot({ path: join(screens, `medications-${lang}-${theme}-${text_percent}-${name}.png`), fullPage: true, animations: "disabled" });
        wrong.push(...(await faults(page)).map((fault) => `${route} (${theme}, ${text_percent} %): ${fault}`));
        const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        if (wide > 1) wrong.push(`${route} (${theme}, ${text_percent} %): ${wide} too wide`);
      }
      await calm();
    }
    assert.deepEqual(wrong, []);

    await world.call("settings_device_set", { lang, theme: "dark", text_percent: 100 });
    const { page, calm } = await openPage(browser, world, { colorScheme: "dark" });
    for (const [name, route, words] of [
      ["page", "/medications/page", ["Buprenorphine/naloxone", "Hydroxyzine", "Dr. Ruiz", "555-0107", "No more than 4 a day"]],
      ["visit", "/medications/visit", ["Buprenorphine/naloxone", "Mornings are hard"]],
    ]) {
      await go(page, route);
      await page.locator("main [data-print]").waitFor();
      const pdf = await page.pdf({ format: "Letter", path: join(screens, `medications-${lang}-${name}.pdf`), preferCSSPageSize: true });
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, `${name} (${lang}) is one sheet`);
      await page.emulateMedia({ media: "print" });
      const paper = await page.locator("body").innerText();
      for (const word of words) assert.ok(paper.includes(word), `${word} is on paper`);
      assert.equal(await page.getByRole("button").count(), 0, "nothing to press on paper");
      await page.emulateMedia({ media: null });
    }
    assert.ok(!/no use|sin consumo/.test(await page.locator("main [data-print]").innerText()), "use stands there only if it is ticked");
    await page.getByRole("checkbox").check();
    await page.getByText(lang === "en" ? /no use \d+/ : /sin consumo \d+/).waitFor();
    await calm();
  });
}
