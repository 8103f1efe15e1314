// What is the person's own: their substances first, a way to say that one used, somebody to reach after a high number; and the
// demonstration, walked to its end.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name });
const LOOKS = [
  ["en", "light", 100],
  ["es", "dark", 100],
  ["en", "light", 200],
];
const look = (world, [lang, theme, text_percent]) => world.call("settings_device_set", { lang, theme, text_percent });
const fresh = async (page, world) => {
  await page.goto("about:blank");
  await page.goto(world.url);
  await settled(page);
};
const photograph = (page, name, [lang, theme, percent]) =>
  page.screenshot({ path: join(screens, `${name}-${lang}-${theme}-${percent}.png`), fullPage: true });

/** The last question of a craving of which only the number was said. */
async function substances(page) {
  await go(page, "/cravings/new");
  await page.getByRole("radio", { name: "6", exact: true }).check({ force: true });
  for (let step = 0; step < 6; step++) {
    await page.getByRole("button", { name: /^(Say more|Next)$/ }).click();
    await settled(page);
  }
}

test("which substances are mine is asked once, at the first craving, and they stand first at every craving and return", async () => {
  const world = await bridge();
  await madeVault(world);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  await settled(page);
  await substances(page);
  await page.getByText("Which of these are yours?").first().waitFor();
  await photograph(page, "substances-ask", LOOKS[0]);
  assert.deepEqual(await faults(page), []);
  await button(page, "Choose mine").click();
  const ask = page.getByRole("group", { name: "Which of these are yours?" });
  await ask.getByRole("checkbox", { name: "Methamphetamine" }).check({ force: true });
  await ask.getByRole("checkbox", { name: "Alcohol", exact: true }).check({ force: true });
  await photograph(page, "substances-choose", LOOKS[0]);
  await button(page, "Keep these first").click();
  const group = page.getByRole("group", { name: "A craving for what?" });
  await page.locator("summary", { hasText: "Others" }).waitFor();
  assert.equal(await group.getByRole("checkbox").count(), 2, "mine, and nothing else at once");
  assert.equal(await page.getByText("Which of these are yours?").count(), 0);
  await button(page, "Save").click();
  await settled(page);

  for (const looks of LOOKS) {
    await look(world, looks);
    await world.call("drafts_discard", { key: "returns.new" });
    await fresh(page, world);
    await go(page, "/returns/new");
    for (let step = 0; step < 2; step++) {
      await page.getByRole("button", { name: /^(Go on|Next|Seguir|Siguiente)$/ }).click();
      await settled(page);
    }
    const used = page.getByRole("group", { name: /What did you use\?|¿Qué consumió\?/ });
    assert.equal(await used.getByRole("checkbox").count(), 2, "at a return too, and nobody asks again");
    await photograph(page, "substances-return", looks);
    assert.deepEqual(await faults(page), []);
    await go(page, "/words/substances");
    await page.getByRole("group", { name: /My substances|Mis sustancias/ }).waitFor();
    await photograph(page, "substances-words", looks);
    assert.deepEqual(await faults(page), []);
  }
  await calm();
  world.stop();
});

test("Today has a quiet way to say that one used", async () => {
  const world = await bridge();
  await madeVault(world);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  for (const looks of LOOKS) {
    await look(world, looks);
    await fresh(page, world);
    const link = page.getByRole("link", { name: /^(I used|Consumí)$/ });
    await link.waitFor();
    await photograph(page, "today-used", looks);
    assert.deepEqual(await faults(page), []);
    await link.click();
    await page.getByRole("heading", { name: /Before you begin|Antes de empezar/ }).waitFor();
  }
  await calm();
  world.stop();
});

test("after a high number at the lock screen somebody to reach is offered, in words that say nothing", async () => {
  const world = await bridge();
  await madeVault(world);
  const person = { name: "Rosa", phones: [{ label: "", number: "555-0134" }], in_crisis: true, before_unlock: true };
  await world.call("people_save", { id: null, entry: person });
  await world.call("people_save", { id: null, entry: { ...person, name: "Hidden", before_unlock: false } });
  await world.call("vault_lock", { reason: "asked" });
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  for (const looks of LOOKS) {
    await look(world, looks);
    await fresh(page, world);
    await page.keyboard.press("Control+l");
    await page.getByRole("radio", { name: "0" }).first().waitFor();
    for (const key of ["8", "Control+Enter"]) await page.keyboard.press(key);
    const next = page.getByRole("region", { name: /Would it help to talk|¿Le ayudaría hablar/ });
    await next.waitFor();
    await next.getByText("555-0134").waitFor();
    const said = await next.innerText();
    assert.match(said, /Rosa/);
    assert.match(said, /988/);
    assert.doesNotMatch(said, /Hidden|craving|treatment|drug|alcohol|suicid|ganas|tratamiento|consum|droga|\b8\b/i);
    await photograph(page, "lock-next", looks);
    assert.deepEqual(await faults(page), []);
    await next.getByRole("link", { name: /Help now|Ayuda ahora/ }).click();
    await page.locator(".help-screen h1").waitFor();
  }
  await calm();
  world.stop();
});

test("the demonstration can be walked to its end: its passphrase is said, a report is made, locking comes back to it", async () => {
  const world = await bridge({ demo: true });
  const out = join(world.home, "out");
  mkdirSync(out);
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1120, height: 800 } });
  const { demo_passphrase: passphrase } = await world.call("vault_status");
  assert.ok(passphrase, "everybody may know it");
  for (const looks of LOOKS) {
    await look(world, looks);
    await fresh(page, world);
    assert.match(await page.locator("body").innerText(), new RegExp(passphrase), "it stands in the line");
    await photograph(page, "demo-line", looks);
    assert.deepEqual(await faults(page), []);
  }
  await look(world, LOOKS[0]);
  await fresh(page, world);

  await go(page, "/share/new");
  await page.getByLabel("Their name").fill("M. Ortiz");
  await button(page, "Next").click();
  for (const step of ["What goes in?", "Which of your own words?", "What do you want to talk about?"]) {
    await page.getByRole("heading", { name: step }).waitFor();
    if (step === "What goes in?") await button(page, "Last 12 weeks").click();
    await button(page, "Next").click();
  }
  await button(page, "This may leave").click();
  await page.getByTestId("export-words").waitFor();
  await page.getByText(/They hold 7\d bits/).waitFor();
  await photograph(page, "share-words", LOOKS[0]);
  await page.getByLabel("Folder to save to").fill(out);
  await page.getByLabel("Your own passphrase, once more").fill(passphrase);
  await button(page, "Seal and save").click();
  const path = await page.getByTestId("export-path").innerText();
  assert.ok(existsSync(path.trim()), "the report lies where it was wanted");
  await page.evaluate(() => {
    globalThis.print = () => (document.documentElement.dataset.printed = "yes");
  });
  await button(page, "Print page one").click();
  await page.locator("[data-printed] [data-sheet='page-one']").waitFor({ state: "attached" });
  const paper = await page.pdf({ format: "Letter", preferCSSPageSize: true });
  assert.equal(paper.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length, 1, "page one of twelve full weeks is one sheet");

  for (const looks of LOOKS) {
    await look(world, looks);
    await world.call("vault_lock", { reason: "asked" });
    await fresh(page, world);
    assert.match(await page.locator("main").innerText(), new RegExp(passphrase), "it stands on the lock screen");
    await photograph(page, "demo-lock", looks);
    assert.deepEqual(await faults(page), []);
    await page.locator("input").first().fill(passphrase);
    await page.keyboard.press("Enter");
    await page.getByText(/Demo: nobody real|Demostración: nadie real/).waitFor();
  }
  await calm();
  world.stop();
});
