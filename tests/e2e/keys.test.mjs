// New keys, when somebody learned the passphrase; and the lock screen, when somebody else sits at it.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, PASSPHRASE, screens, settled } from "./world.mjs";

const NEW = "copper lantern meadow violin slate";
const THEIRS = "bishop cradle melon onion harbor";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name, exact: true });
const heading = (page, name) => page.getByRole("heading", { name, exact: true });

/** A photograph of the page, and nothing that axe finds. */
async function seen(page, name) {
  await settled(page);
  await page.screenshot({ path: join(screens, `${name}.png`), fullPage: true, animations: "disabled" });
  assert.deepEqual(await faults(page), [], name);
}

/** The page anew, in this look. */
async function look(page, world, how) {
  await world.call("settings_device_set", how);
  await page.goto("about:blank");
  await page.goto(world.url);
  await settled(page);
}

const LOOKS = [
  { lang: "en", theme: "light", text_percent: 100 },
  { lang: "es", theme: "dark", text_percent: 100 },
  { lang: "es", theme: "light", text_percent: 200 },
  { lang: "en", theme: "dark", text_percent: 200 },
];
const nameOf = ({ lang, theme, text_percent }) => `${lang}-${theme}-${text_percent}`;

test("somebody may know the passphrase: from changing it to new keys, the code typed back, and the old copies gone", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  const oldCode = await madeVault(world);
  await world.call("cravings_log", { when: { kind: "now" }, entry: { intensity: 4, note: "evening" } });
  const stick = join(world.home, "stick");
  mkdirSync(stick);
  const made = await world.call("backup_create", { folder: stick });
  mkdirSync(join(world.folder, "backups"));
  cpSync(made.path, join(world.folder, "backups/before-upgrade-from-10.evkbackup"));
  const { page, calm } = await openPage(browser, world);
  await go(page, "/settings");
  await button(page, "Change passphrase").click();
  await page.getByRole("radio", { name: "Somebody may know it" }).check({ force: true });
  await page.getByText("Then a new passphrase is not enough.").waitFor();
  assert.equal(await page.getByLabel("Passphrase now").count(), 0, "no form for what would not help");
  await seen(page, "keys-change");
  await button(page, "Make new keys").click();
  await heading(page, "New keys").waitFor();
  await button(page, "Next").click();
  await page.getByLabel("Passphrase now").fill("not this one at all");
  await page.getByLabel("New passphrase").fill(NEW);
  await page.getByLabel("The same again").fill(NEW);
  const make = button(page, "Make my new keys");
  await page.waitForFunction(() => !document.querySelector("button[form='new-keys']").disabled);
  await make.click();
  await page.getByRole("alert").getByText("does not fit").waitFor();
  await page.getByLabel("Passphrase now").fill(PASSPHRASE);
  await make.click();
  await heading(page, "New recovery code").waitFor();
  const code = (await page.getByRole("list", { name: "Recovery code" }).innerText()).split(/\s+/).join("-");
  assert.notEqual(code, oldCode);
  await seen(page, "keys-code");
  await button(page, "I wrote it down").click();
  await page.getByLabel("Recovery code").fill(oldCode);
  await page.keyboard.press("Enter");
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Recovery code").fill(code.toLowerCase());
  await page.keyboard.press("Enter");
  await heading(page, "Remove the old copies?").waitFor();
  await page.getByText("1 backup that Evenkeel made by itself").waitFor();
  await page.getByText("1 vault that was set aside").waitFor();
  await seen(page, "keys-copies");
  await button(page, "Keep them for now").click();
  await page.getByText("still open with the old passphrase").waitFor();
  await seen(page, "keys-done");
  await button(page, "Done").click();
  // What was not decided waits in Settings.
  await heading(page, "Settings").waitFor();
  await button(page, "Remove them for good").click();
  await page.getByText("The old copies are gone.").waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes("Remove them for good"));
  const left = readdirSync(join(world.folder, "backups"));
  assert.ok(left.length === 1 && left[0].startsWith("after-new-keys-"), `${left}`);
  assert.deepEqual(readdirSync(join(world.folder, "quarantine")), []);
  await world.call("vault_lock", { reason: "asked" });
  await assert.rejects(world.call("vault_unlock", { passphrase: PASSPHRASE }), (error) => error.code === "wrong_passphrase");
  await world.call("vault_unlock", { passphrase: NEW });
  const { items } = await world.call("cravings_list", { before: null, limit: 10 });
  assert.equal(items[0].entry.note, "evening", "nothing is lost");
  await calm();
});

test("after the notice of an older key file new keys are one click away", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  const old = ["keys.json", "keys.json.bak"].map((name) => [name, readFileSync(join(world.folder, name))]);
  await world.call("vault_renew_recovery", { passphrase: PASSPHRASE });
  await world.call("vault_lock", { reason: "asked" });
  for (const [name, bytes] of old) writeFileSync(join(world.folder, name), bytes);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByText("The key file is an older one.").waitFor();
  await page.getByRole("link", { name: "Make new keys" }).click();
  await heading(page, "New keys").waitFor();
  await calm();
});

test("new keys in every look have no fault that axe finds", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  for (const how of LOOKS) {
    await look(page, world, how);
    await go(page, "/new-keys");
    await seen(page, `keys-say-${nameOf(how)}`);
    await page.locator("footer button").last().click();
    await page.locator("#new-keys input").first().waitFor();
    await seen(page, `keys-ask-${nameOf(how)}`);
  }
  await calm();
});

/** A locked vault, somebody else's backup, and the page as they find it. */
async function lockedWithAForeignBackup(t) {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  await world.call("cravings_log", { when: { kind: "now" }, entry: { intensity: 4, note: "mine" } });
  await world.call("vault_lock", { reason: "asked" });
  const other = await bridge();
  t.after(() => other.stop());
  await other.call("vault_create", { passphrase: THEIRS, agenda_mode: "off" });
  const out = join(world.home, "out");
  mkdirSync(out);
  const { path } = await other.call("backup_create", { folder: out });
  return { world, path };
}

test("a restore over a vault asks for that vault's passphrase, and the owner gets hers back", async (t) => {
  const { world, path } = await lockedWithAForeignBackup(t);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  await settled(page);
  const fill = async (own) => {
    await button(page, "Restore a backup").click();
    await page.getByLabel("Backup file").fill(path);
    await button(page, "Look at this backup").click();
    await page.getByLabel("Its passphrase").fill(THEIRS);
    const put = button(page, "Put this backup in place");
    assert.ok(await put.isDisabled(), "not before the owner was asked");
    await page.getByLabel("Passphrase of the vault that is here now").fill(own);
    await put.click();
  };
  await fill("somebody else's words");
  await page.getByText("That passphrase does not fit.").waitFor();
  await seen(page, "restore-own-wrong");
  await page.getByLabel("Passphrase of the vault that is here now").fill(PASSPHRASE);
  await button(page, "Put this backup in place").click();
  await heading(page, "Welcome back").waitFor();
  await page.getByText(/Another vault was set aside here on/).waitFor();
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByText(/this may not be your vault/).waitFor();
  await seen(page, "lock-aside-wrong");
  await button(page, "Put it back").click();
  await heading(page, "Put a vault back").waitFor();
  await seen(page, "lock-aside");
  await page.getByLabel("Its passphrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await heading(page, "Welcome back").waitFor();
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Good/ }).waitFor();
  const { items } = await world.call("cravings_list", { before: null, limit: 10 });
  assert.equal(items[0].entry.note, "mine");
  await calm();
});

test("who says that both are lost waits a day, everybody sees it, and an unlock ends it", async (t) => {
  const { world, path } = await lockedWithAForeignBackup(t);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  const toRestore = async () => {
    await button(page, "Restore a backup").click();
    await page.getByLabel("Backup file").fill(path);
    await button(page, "Look at this backup").click();
    await page.getByLabel("Its passphrase").waitFor();
  };
  await settled(page);
  await toRestore();
  await button(page, "I have lost both").click();
  await page.getByText("a backup can take this vault’s place after 24 hours").waitFor();
  await seen(page, "restore-lost");
  await button(page, "Start the 24 hours").click();
  await page.getByText(/From Tuesday, October 6 .* on, a backup can take/).waitFor();
  await button(page, "Back").click();
  await page.getByText(/If that was not you, open it once/).waitFor();
  await seen(page, "lock-lost");
  // Somebody sets the clock: the day begins anew.
  await world.clock("2026-10-07T15:00:00Z", { set_by_hand: true });
  await page.goto("about:blank");
  await page.goto(world.url);
  await settled(page);
  await page.getByText(/From Thursday, October 8/).waitFor();
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Good/ }).waitFor();
  await world.call("vault_lock", { reason: "asked" });
  assert.equal((await world.call("vault_status")).lost, null);
  await world.call("vault_lost");
  await world.clock("2026-10-08T16:00:00Z");
  await page.goto("about:blank");
  await page.goto(world.url);
  await settled(page);
  await page.getByText("A backup can now take this vault’s place.").waitFor();
  await toRestore();
  await page.getByText("The 24 hours are over.").waitFor();
  await page.getByLabel("Its passphrase").fill(THEIRS);
  await button(page, "Put this backup in place").click();
  await page.getByText(/Another vault was set aside here on/).waitFor();
  await calm();
});

test("what the lock screen says in every look has no fault that axe finds", async (t) => {
  const { world, path } = await lockedWithAForeignBackup(t);
  await world.call("backup_restore", {
    path,
    secret: { kind: "passphrase", passphrase: THEIRS },
    own: { kind: "passphrase", passphrase: PASSPHRASE },
  });
  await world.clock("2026-10-05T15:00:00Z");
  await world.call("backup_restore", {
    path,
    secret: { kind: "passphrase", passphrase: THEIRS },
    own: { kind: "passphrase", passphrase: THEIRS },
  });
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  for (const [n, how] of LOOKS.entries()) {
    if (n === 2) await world.call("vault_lost");
    await look(page, world, how);
    await seen(page, `lock-${nameOf(how)}`);
    const links = page.locator("main .links button");
    await links.last().click();
    await page.locator("main form input[type=password]").waitFor();
    await seen(page, `put-back-${nameOf(how)}`);
    await page.keyboard.press("Alt+ArrowLeft");
    await links.nth(1).click();
    await page.locator("main form input").first().fill(path);
    await page.locator("main form button").first().click();
    await page.locator("main form input[type=password]").nth(1).waitFor();
    await seen(page, `restore-${nameOf(how)}`);
  }
  await calm();
});

test("thirteen quick entries in an hour: the thirteenth is refused in words, and help is offered", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  await world.call("vault_lock", { reason: "asked" });
  for (let n = 0; n < 12; n++) await world.call("inbox_log", { intensity: 3 });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup").waitFor();
  await page.keyboard.press("9");
  await page.keyboard.press("Control+Enter");
  await page.getByText("Many quick entries were written within an hour.").waitFor();
  await page.getByText("Would it help to talk with someone?").waitFor();
  await seen(page, "quick-often");
  await button(page, "Back").click();
  await world.clock("2026-10-05T14:20:00Z");
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByText("12 quick entries are now with your cravings.").waitFor();
  await page.getByText(/Anybody at this laptop can write one/).waitFor();
  await calm();
});
