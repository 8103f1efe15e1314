// New keys, when somebody learned the passphrase.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, PASSPHRASE, screens, settled } from "./world.mjs";

const NEW = "copper lantern meadow violin slate";

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
