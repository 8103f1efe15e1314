// Ana's first weeks, in the product as a browser shows it: first run to restored backup, with the machine's clock in our hand.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, go, launch, madeVault, openPage, PASSPHRASE, samples, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name, exact: false });

test("first run: three truths before anything is asked, a weak passphrase explained, the code typed back", async () => {
  const world = await bridge();
  const { page, calm } = await openPage(browser, world);
  await page.getByText("English", { exact: true }).click();
  await button(page, "Next").click();
  for (const truth of ["Nobody is watching this app", "Nobody can reset your passphrase", "Someone who makes you open it can read it"]) {
    await page.getByRole("heading", { name: truth }).waitFor();
    await button(page, "I understand").click();
  }
  await page.getByLabel("Passphrase", { exact: true }).fill("password1");
  await page.locator(".judged li").first().waitFor();
  assert.ok(await button(page, "Next").isDisabled(), "a weak passphrase must not be taken");
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("The same again").fill(PASSPHRASE);
  await page.getByText("This is a good one.").waitFor();
  await button(page, "Next").click();
  await page.getByRole("heading", { name: "Reminders while it is locked" }).waitFor();
  await page.locator("footer button, .actions button").last().click();
  await page.getByRole("heading", { name: "Your recovery code" }).waitFor();
  const code = (await page.locator(".code ol li").allInnerTexts()).join("-");
  await button(page, "I wrote it down").click();
  await page.getByLabel("Recovery code").fill(code.toLowerCase().replaceAll("-", " "));
  await button(page, "Check").click();
  await page.getByRole("heading", { name: "You are set" }).waitFor();
  await button(page, "Go to Today").click();
  await page.getByRole("heading", { name: /^Good / }).waitFor();
  const status = await world.call("vault_status");
  assert.equal(status.state, "open", "the first run ends inside");
  assert.equal(status.recovery_unconfirmed, false, "the code was typed back");
  await calm();
  world.stop();
});

test("a craving with everything: words come back as typed and are never run", async () => {
  const world = await bridge();
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  const nasty = `<script>globalThis.__pwned=1</script><img src=x onerror="globalThis.__pwned=1"> שלום ${"🌊".repeat(5_000)}`;
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  await page.keyboard.press("4");
  await button(page, "Say more").click();
  await page.getByRole("checkbox", { name: "Argument" }).check();
  for (let n = 0; n < 5; n++) await button(page, "Next").click();
  await page.getByLabel("Anything else?", { exact: true }).fill(nasty);
  await button(page, "Save").click();
  await page.getByRole("heading", { name: "Try one thing" }).waitFor();
  await page.getByRole("link", { name: "Done for now" }).click();
  await page.getByLabel("4 of 10").waitFor();
  assert.equal(await page.locator("article .text").first().textContent(), nasty, "a person's words come back as they were typed");

  await button(page, "Delete").first().click();
  await page.getByText("Entry deleted.").waitFor();
  await button(page, "Undo").last().click();
  await page.getByLabel("4 of 10").waitFor();
  const list = await world.call("cravings_list", { before: null, limit: 10 });
  assert.equal(list.total, 1, "taking a deletion back brings the entry back, once");
  await calm();
  world.stop();
});

test("a program's calendar: right times across the November change, and bad files told in a sentence", async () => {
  const world = await bridge();
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions/import");
  const file = page.locator('input[type="file"]');
  const refused = async (name, content, sentence) => {
    await file.setInputFiles({ name, mimeType: "text/calendar", buffer: Buffer.from(content) });
    await page.getByText(sentence).first().waitFor();
  };
  await refused("photo.ics", "not a calendar at all", "This is not a calendar file.");
  await refused("big.ics", `BEGIN:VCALENDAR\r\n${"X-PAD:abcdefgh\r\n".repeat(200_000)}END:VCALENDAR\r\n`, "This calendar file is over 2 MB.");
  const event = (n) => `BEGIN:VEVENT\r\nUID:${n}\r\nDTSTART:20261010T120000Z\r\nDURATION:PT1H\r\nSUMMARY:${n}\r\nEND:VEVENT\r\n`;
  const many = Array.from({ length: 6_000 }, (_, n) => event(n)).join("");
  await refused("many.ics", `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${many}END:VCALENDAR\r\n`, "more than 5,000 events");
  assert.equal((await world.call("sessions_list", { from: null, days: 60 })).items.length, 0, "nothing half-imported");

  await file.setInputFiles(join(samples, "program-12-weeks.ics"));
  await page.getByText("IOP evening track").first().waitFor();
  // Three weeks of it are over; they come along only when the person says so.
  await page.getByLabel(/^Also bring in \d+ sessions/).click();
  await page.locator("button.filled").last().click();
  await page.getByText("Done. Your list is up to date.").waitFor();
  const { items } = await world.call("sessions_list", { from: "2026-09-01", days: 120 });
  const taking = items.filter((one) => !one.cancelled);
  assert.equal(taking.length, 49, "as other calendar programs count them");
  const wall = (day) => taking.find((one) => one.local_start.startsWith(day));
  assert.equal(wall("2026-10-30").start, "2026-10-30T23:00:00Z", "before the change six o'clock is 23:00 UTC");
  assert.equal(wall("2026-11-02").start, "2026-11-03T00:00:00Z", "after it six o'clock is midnight UTC");
  await calm();
  world.stop();
});

test("locked: the tree is gone, help is there, the reminder comes at its minute and says nothing", async () => {
  const world = await bridge({ now: "2026-10-05T14:00:00Z" });
  await madeVault(world);
  const person = (name, before_unlock) => ({
    name,
    phones: [{ label: "", number: "555-0134" }],
    in_crisis: true,
    before_unlock,
  });
  await world.call("people_save", { id: null, entry: person("Rosa", true) });
  await world.call("people_save", { id: null, entry: person("Secret Sam", false) });
  await world.call("sessions_save", {
    id: null,
    session: {
      kind: "group_prevention", title: "Relapse group", provider: "Ana", from: "2026-10-05", until: "2026-12-20", weeks: null,
      place: { name: "Oak Street", room: "", directions: "", travel_minutes: 20 }, weekdays: ["Mon"], start: "18:00:00", minutes: 180,
    },
  });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.getByText("Relapse group").first().waitFor();
  await button(page, "Lock").first().click();
  await page.getByRole("heading", { name: "Welcome back" }).waitFor();
  const body = await page.locator("body").innerText();
  assert.ok(!body.includes("Relapse") && !body.includes("Oak Street"), "nothing of the vault may stay on a locked screen");
  await page.keyboard.press("F1");
  await page.getByText("988").first().waitFor();
  await page.getByText("911").first().waitFor();
  await page.getByText("Rosa").waitFor();
  assert.equal(await page.getByText("Secret Sam").count(), 0, "who was not chosen is not shown before unlocking");
  await button(page, "Back").click();

  await page.getByLabel("Passphrase").fill("not the right one at all");
  await button(page, "Open").click();
  await page.getByText("That passphrase does not fit.").waitFor();

  await world.clock("2026-10-05T23:30:00Z");
  const shown = await world.notified();
  // 18:00 in Chicago is 23:00 UTC: two hours before, and 20 minutes of way plus 10 before.
  assert.deepEqual(shown.map((one) => one.at), ["2026-10-05T21:00:00Z", "2026-10-05T22:30:00Z"], "reminders at their minute, while locked");
  for (const { title, body: text } of shown) {
    assert.ok(!/group|relapse|oak|treatment|session|craving/i.test(`${title} ${text}`), `a pop-up told too much: ${title} ${text}`);
  }

  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await button(page, "Open").click();
  await page.getByText("Relapse group").first().waitFor();
  await calm();
  world.stop();
});

test("export and backup leave sealed files, and a backup brings everything back", async () => {
  const world = await bridge();
  await madeVault(world);
  const out = join(world.home, "out");
  mkdirSync(out);
  const canary = "CANARY-kitchen-table";
  const entry = { intensity: 6, note: canary, situation: canary, triggers: [{ id: "events.argument" }] };
  await world.call("cravings_log", { when: { kind: "now" }, entry });
  const asked = { role: "counselor", kinds: ["cravings"], from: "2026-10-01", to: "2026-10-31", lang: "en" };
  const { own } = await world.call("share_choices", asked);
  const scope = {
    ...asked, recipient: "M. Ortiz", purpose: "", prepared_by: "", own: own.map(({ key }) => key), name_left_out: true, expires: null,
    stop_read: false,
  };
  await assert.rejects(world.call("share_preview", { scope: { ...scope, own: [], role: "court" } }), "court needs the stop screen first");
  const { passphrase } = await world.call("share_suggest_passphrase", { lang: "en" });
  await assert.rejects(
    world.call("share_export", { scope, passphrase, vault_passphrase: "wrong wrong wrong", folder: out }),
    (error) => error.code === "wrong_passphrase",
    "an export asks for the passphrase again",
  );
  const done = await world.call("share_export", { scope, passphrase, vault_passphrase: PASSPHRASE, folder: out });
  const html = readFileSync(done.path, "utf8");
  assert.ok(!html.includes(canary) && !html.includes("Ortiz"), "nothing of it lies in the file in clear");

  const reader = await openPage(browser, null, { offline: true });
  await reader.page.goto(`file://${done.path}`);
  await reader.page.locator("input").first().fill(passphrase);
  await reader.page.keyboard.press("Enter");
  await reader.page.getByText(canary).first().waitFor();
  await reader.calm();

  const backup = await world.call("backup_create", { folder: out });
  await world.call("vault_lock", { reason: "asked" });
  const other = await bridge();
  await other.call("backup_restore", { path: backup.path, secret: { kind: "passphrase", passphrase: PASSPHRASE } });
  await other.call("vault_unlock", { passphrase: PASSPHRASE });
  const back = await other.call("cravings_list", { before: null, limit: 10 });
  assert.equal(back.items[0].entry.note, canary, "the backup holds what was there");
  writeFileSync(join(out, "damaged"), readFileSync(backup.path).fill(0x41, 9_000, 9_016));
  await assert.rejects(other.call("backup_inspect", { path: join(out, "damaged") }), (error) => error.code === "backup_damaged");
  for (const file of readdirSync(out)) {
    assert.ok(!readFileSync(join(out, file)).includes(canary), `${file} holds a person's words in clear`);
  }
  other.stop();
  world.stop();
});
