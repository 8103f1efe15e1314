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
      const noted = { es: "Me tomé dos cervezas CANARY-beer", en: "I drank two beers CANARY-beer" }[look.lang];
      const entry = { intensity: 8, triggers: [{ id: "events.argument" }], note: "CANARY-note", situation: noted };
      await world.call("cravings_log", { when, entry });
      await world.call("cravings_log", { when: { ...when, local: "2026-03-11T20:00:00" }, entry: { intensity: 6, outcome: "used", note: "CANARY-later" } });
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

      const box = (name) => page.getByRole("checkbox", { name });
      /** Ticks or unticks with the keyboard alone. */
      const press = async (name, on) => {
        await box(name).focus();
        await page.keyboard.press("Space");
        assert.equal(await box(name).isChecked(), on, `${name}: Space did not change it`);
      };

      for (const role of ["court", "employer"]) {
        await go(page, "/share/new");
        await page.getByLabel(words.share_role).selectOption(role);
        await page.getByLabel(words.share_recipient, { exact: true }).fill("M. Ortiz");
        await button("common_next").click();
        await heading("share_stop_title").waitFor();
        await page.getByText(words[`share_stop_${role}`]).waitFor();
        await look_at(`stop-${role}`);
        await button("share_stop_go").click();
        await heading("share_what_title").waitFor();
        assert.equal(await box(words.share_name_left_out).count(), 0, "a list of what was left out is a list to ask for");
        await button("common_next").click();
        await heading("share_preview_title").waitFor();
        const leaves = await page.locator("article.report").innerText();
        assert.doesNotMatch(leaves, /CANARY/, `a ${role} gets no word of hers`);
        await button("common_back").click();
        await button("common_back").click();
        await button("share_stop_leave").click();
        await heading("share_report_title").waitFor();
      }

      await go(page, "/share/new");
      await button("common_next").click();
      await page.getByText(words.share_gap_recipient).waitFor();
      await page.getByLabel(words.share_label, { exact: true }).fill("x".repeat(61));
      await look_at("who");
      await page.getByLabel(words.share_recipient, { exact: true }).fill("M. Ortiz");
      await button("common_next").click();
      assert.equal(await heading("share_who_title").count(), 1, "what is too long is said here and not after everything else");
      await page.getByLabel(words.share_label, { exact: true }).fill("LABEL for Tuesday");
      await page.keyboard.press("Enter");
      await heading("share_what_title").waitFor();
      await press(words.share_kind_returns, true);
      await button("common_next").click();
      await page.getByText(words.share_gap_returns).waitFor();
      await page.getByText(words.share_uses_some).waitFor();
      await look_at("what");
      await press(words.share_kind_returns, false);
      await page.keyboard.press("Enter");
      await heading("share_own_title").waitFor();
      assert.ok(await box("CANARY-note").isChecked(), "a plain line goes along");
      assert.ok(!(await box(noted).isChecked()), "what speaks of use waits for her tick");
      await look_at("words");
      await press("CANARY-later", false);
      await page.keyboard.press("Enter");
      await heading("share_talk_title").waitFor();
      await button("share_talk_add").click();
      await page.keyboard.type("CANARY-talk");
      await look_at("talk");
      await page.keyboard.press("Enter");
      const preview = page.locator("article.report");
      await preview.waitFor();
      await heading("share_preview_title").waitFor();
      assert.match(await preview.innerText(), /CANARY-note/, "what leaves is seen before it leaves");
      assert.doesNotMatch(await preview.innerText(), /CANARY-(beer|later)/, "without a tick a line does not leave");
      const seen = await preview.evaluate((article) => [...article.querySelectorAll("h2, h3, h4, p, dt, dd, li, th, td, caption")].map((part) => part.textContent));
      await look_at("preview");
      await button("share_preview_go").click();
      const told = page.getByTestId("export-words");
      await told.waitFor();
      const passphrase = (await told.innerText()).trim();
      await button("share_folder_choose").click();
      // Whoever goes on before the folder is there is asked for it.
      await page.waitForFunction((folder) => [...document.querySelectorAll("input")].some((one) => one.value === folder), stick);
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
      await page.evaluate(() => {
        globalThis.print = () => (document.documentElement.dataset.printed = "yes");
      });
      for (const [id, what] of [["share_slip_print", "slip"], ["share_reach_paper_print", "page-one"]]) {
        await button(id).click();
        await page.locator(`[data-printed]:has([data-sheet="${what}"])`).waitFor({ state: "attached" });
        await page.evaluate(() => delete document.documentElement.dataset.printed);
        await page.emulateMedia({ media: "print" });
        const paper = await page.locator("body").innerText();
        assert.ok(!paper.includes(passphrase), "the words that open it go to no paper unless she says so");
        assert.equal(paper.includes("journal-2026-03-20.html"), what === "slip", `${what}: one thing goes to paper at a time`);
        assert.equal(paper.includes(seen[0]), what === "page-one", `${what}: page one is the report's, and the slip says nothing of it`);
        await page.emulateMedia({ media: null, colorScheme: look.theme });
        for (const format of ["Letter", "A4"]) {
          const pdf = await page.pdf({ format, preferCSSPageSize: true });
          assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, `${what} takes one sheet of ${format}`);
        }
      }
      await button("share_reach_together_open").click();
      await heading("share_together_title").waitFor();
      assert.ok(!(await page.locator("body").innerText()).includes(passphrase), "the words are not beside the report");
      await look_at("together");
      await button("share_together_close").click();

      const counselor = await openPage(browser, null, { offline: true });
      await counselor.page.goto(pathToFileURL(path).href);
      await counselor.page.fill("#passphrase", passphrase.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase());
      await counselor.page.keyboard.press("Enter");
      await counselor.page.locator("#report h1").waitFor();
      const read = await counselor.page.locator("#report").evaluate((report) => [...report.querySelectorAll("h1, h2, h3, p, dt, dd, li, th, td, caption")].filter((part) => !part.closest("nav")).map((part) => part.textContent));
      assert.deepEqual(read, seen, "the counselor reads what the patient saw, in the same order, and nothing else");
      await counselor.calm();

      await button("share_done_finish").click();
      await page.getByText(words.share_list_label.replace("{ $label }", "LABEL for Tuesday")).waitFor();
      await page.getByRole("button", { name: words.share_revoke_for.replace("{ $name }", "M. Ortiz") }).click();
      await page.getByRole("alertdialog").waitFor();
      await look_at("take-back");
      await button("share_revoke_confirm").click();
      await page.getByText(words.share_revoked, { exact: true }).waitFor();
      const [record] = await world.call("share_list");
      assert.equal(record.revoked_at, "2026-03-20T18:00:00Z");
      assert.deepEqual(record.scope.topics, ["CANARY-talk"], "what she wants to talk about went along");
      await button("share_folder_choose").click();
      // Whoever goes on before the folder is there is asked for it.
      await page.waitForFunction((folder) => [...document.querySelectorAll("input")].some((one) => one.value === folder), stick);
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
