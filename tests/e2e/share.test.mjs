// Making a report by hand: from the reader's name to a sealed file that a browser without a network opens. Every step is looked
// at by axe in both themes and languages, and at twice the text size.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { PASSPHRASE, bridge, faults, go, launch, madeVault, openPage, root, screens } from "./world.mjs";

const catalogue = (lang) => {
  const words = {};
  for (const file of ["share", "common"]) {
    for (const line of readFileSync(join(root, `ui/messages/${lang}/${file}.ftl`), "utf8").split("\n")) {
      const cut = line.indexOf(" = ");
      if (cut > 0) words[line.slice(0, cut)] = line.slice(cut + 3);
    }
  }
  return words;
};

let browser;
before(async () => {
  browser = await launch();
  mkdirSync(screens, { recursive: true });
});
after(() => browser?.close());

const LOOKS = [
  { lang: "en", theme: "light", text_percent: 100 },
  { lang: "es", theme: "dark", text_percent: 100 },
  { lang: "es", theme: "light", text_percent: 200 },
];

for (const look of LOOKS) {
  test(`a patient hands over a report and takes the permission back (${look.lang}, ${look.theme}, ${look.text_percent} %)`, async () => {
    const world = await bridge({ now: "2026-03-20T18:00:00Z" });
    try {
      await madeVault(world);
      await world.call("settings_device_set", look);
      const stick = join(world.home, "stick");
      mkdirSync(stick);
      await world.picker(stick);
      const when = { kind: "local", local: "2026-03-06T18:40:00", precision: "exact" };
      await world.call("cravings_log", { when, entry: { intensity: 8, triggers: [{ id: "events.argument" }], note: "CANARY-note" } });
      const words = catalogue(look.lang);
      const { page, calm } = await openPage(browser, world, { colorScheme: look.theme });
      const look_at = async (step) => {
        assert.deepEqual(await faults(page), [], `${step}: somebody could not read or reach something`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${step}: the page scrolls sideways by ${over} px`);
        await page.screenshot({ path: join(screens, `${look.lang}-${look.theme}-${look.text_percent}-share-${step}.png`), animations: "disabled" });
      };
      const button = (id) => page.getByRole("button", { name: words[id], exact: true });
      const heading = (id) => page.getByRole("heading", { name: words[id], exact: true });

      await go(page, "/share/new");
      await page.getByLabel(words.share_role).selectOption("court");
      await page.getByLabel(words.share_recipient, { exact: true }).fill("M. Ortiz");
      await button("common_next").click();
      await heading("share_stop_title").waitFor();
      await look_at("stop");
      await button("share_stop_go").click();
      await heading("share_what_title").waitFor();
      await button("common_back").click();
      await button("share_stop_leave").click();
      await heading("share_report_title").waitFor();

      await go(page, "/share/new");
      await button("common_next").click();
      await page.getByText(words.share_gap_recipient).waitFor();
      await look_at("who");
      await page.getByLabel(words.share_recipient, { exact: true }).fill("M. Ortiz");
      await button("common_next").click();
      await heading("share_what_title").waitFor();
      await page.getByRole("checkbox", { name: words.share_free_text }).check();
      await look_at("what");
      await button("common_next").click();
      const preview = page.locator("article.report");
      await preview.waitFor();
      assert.match(await preview.innerText(), /CANARY-note/, "what leaves is seen before it leaves");
      const seen = await preview.evaluate((article) => [...article.querySelectorAll("h2, h3, h4, p, dt, dd, li, th, td, caption")].map((part) => part.textContent));
      await look_at("preview");
      await button("share_preview_go").click();
      const told = page.getByTestId("export-words");
      await told.waitFor();
      const passphrase = (await told.innerText()).trim();
      await button("share_folder_choose").click();
      await page.getByLabel(words.share_vault_passphrase).fill("somebody else at the laptop");
      await button("share_save").click();
      await page.getByText(words.share_gap_wrong).waitFor();
      assert.deepEqual(readdirSync(stick), [], "someone else at her open laptop gets no file");
      await look_at("save");
      await page.getByLabel(words.share_vault_passphrase).fill(PASSPHRASE);
      await button("share_save").click();
      const path = (await page.getByTestId("export-path").innerText()).trim();
      assert.equal(path, join(stick, "journal-2026-03-20.html"));
      await look_at("done");

      const counselor = await openPage(browser, null, { offline: true });
      await counselor.page.goto(pathToFileURL(path).href);
      await counselor.page.fill("#passphrase", passphrase.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase());
      await counselor.page.keyboard.press("Enter");
      await counselor.page.locator("#report h1").waitFor();
      const read = await counselor.page.locator("#report").evaluate((report) => [...report.querySelectorAll("h1, h2, h3, p, dt, dd, li, th, td, caption")].filter((part) => !part.closest("nav")).map((part) => part.textContent));
      assert.deepEqual(read, seen, "the counselor reads what the patient saw, in the same order, and nothing else");
      await counselor.calm();

      await button("share_done_finish").click();
      await page.getByRole("button", { name: words.share_revoke_for.replace("{ $name }", "M. Ortiz") }).click();
      await page.getByRole("alertdialog").waitFor();
      await look_at("take-back");
      await button("share_revoke_confirm").click();
      await page.getByText(words.share_revoked, { exact: true }).waitFor();
      const [record] = await world.call("share_list");
      assert.equal(record.revoked_at, "2026-03-20T18:00:00Z");
      await button("share_folder_choose").click();
      await button("share_backup_make").click();
      await page.getByText(words.share_backup_done).waitFor();
      await look_at("backup");
      for (const file of readdirSync(stick)) {
        assert.ok(!readFileSync(join(stick, file)).includes("CANARY"), `${file} holds a person's words in clear`);
      }
      await calm();
    } finally {
      world.stop();
    }
  });
}
