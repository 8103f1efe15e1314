// The care team in a browser: adding somebody by the keyboard alone, who is called in a crisis, what to ask at the next visit, and taking
// a removal back. In both languages, both themes and at twice the size.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name });
const talk = (person) => ({
  kind: "individual", title: "", provider: "", provider_person: person, from: "2026-10-06", until: "2026-12-15", weeks: null, times: null,
  weekdays: ["Tue"], start: "16:00:00", minutes: 50,
});

test("somebody is added with their name alone, is on Help now only by choice, and is taken back after a question", async () => {
  // Monday evening: the visit of Tuesday is less than a day away.
  const world = await bridge({ now: "2026-10-05T23:00:00Z" });
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await go(page, "/people");

  // By the keyboard alone.
  await button(page, "Add someone").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Someone new" }).waitFor();
  await page.locator("input:focus").waitFor();
  await page.keyboard.type("Dr. Reyes");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Psych");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("link", { name: "Dr. Reyes" }).waitFor();
  const [{ person }] = (await world.call("people_team")).members;
  assert.equal(person.entry.role, "psychologist");
  assert.deepEqual((await world.call("help_get")).own.people, [], "being on the list is not being called in a crisis");

  await page.getByRole("link", { name: "Dr. Reyes" }).click();
  await page.getByRole("heading", { name: "Dr. Reyes", level: 1 }).waitFor();
  await page.getByText("They do not stand on Help now.").waitFor();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByLabel("Phone number").fill("call me");
  await page.getByLabel("Show on Help now").check();
  await button(page, "Save").click();
  await page.getByText(/does not look like/).waitFor();
  await page.getByLabel("Phone number").fill("555 0100");
  assert.deepEqual(await faults(page), [], "the form is for everybody");
  await button(page, "Save").click();
  await page.getByText("They stand on Help now.").waitFor();
  assert.equal((await world.call("help_get")).own.people[0].phone, "555 0100");

  // What to ask waits for the visit.
  await world.call("sessions_save", { id: null, session: talk(person.id) });
  await go(page, "/people");
  await go(page, `/people/${person.id}`);
  await page.getByRole("link", { name: /Individual counseling/ }).waitFor();
  await button(page, "Ask Dr. Reyes about…").click();
  await page.getByLabel("Your question").fill("Why do I wake at four?");
  await button(page, "Add the question").click();
  await page.getByLabel("Why do I wake at four?").waitFor({ state: "attached" });
  await go(page, "/today");
  await page.getByRole("heading", { name: "To ask Dr. Reyes" }).waitFor();
  assert.deepEqual(await faults(page), [], "Today is for everybody");
  await page.screenshot({ path: join(screens, "en-light-people-today.png"), animations: "disabled" });
  await page.locator('a[href^="#/sessions/on/"]').last().click();
  await page.getByRole("heading", { name: "With Dr. Reyes" }).waitFor();
  await page.getByText("555 0100").first().waitFor();
  assert.deepEqual(await faults(page), [], "the session's page is for everybody");
  await page.screenshot({ path: join(screens, "en-light-people-session.png"), animations: "disabled", fullPage: true });
  await page.getByLabel("Why do I wake at four?").check();
  await page.getByText("Ticked off as asked.").waitFor();
  await go(page, "/today");
  await page.getByRole("heading", { name: /^Good / }).waitFor();
  assert.equal(await page.getByRole("heading", { name: "To ask Dr. Reyes" }).count(), 0, "what was asked is off Today");
  await go(page, "/journal");
  await page.getByLabel("Search your words").fill("wake at four");
  await page.getByRole("link", { name: /To ask Dr. Reyes/ }).click();
  await page.getByRole("heading", { name: "Dr. Reyes", level: 1 }).waitFor();

  // Asked about first, and taken back.
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  const asked = page.getByRole("alertdialog", { name: "Delete Dr. Reyes?" });
  await asked.getByText("They stand on Help now.", { exact: false }).waitFor();
  await asked.getByText("One of your sessions is with them. It keeps the name.").waitFor();
  assert.deepEqual(await faults(page), [], "the question is for everybody");
  await page.screenshot({ path: join(screens, "en-light-people-delete.png"), animations: "disabled" });
  await asked.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("Nobody here yet").waitFor();
  assert.deepEqual((await world.call("help_get")).own.people, []);
  await button(page, "Undo").last().click();
  await page.getByRole("link", { name: "Dr. Reyes" }).waitFor();
  assert.equal((await world.call("people_get", { id: person.id })).questions.length, 1, "with the question");
  await calm();
  world.stop();
});

test("a report for somebody of the care team knows their name, what they are, and what to ask them", async () => {
  const world = await bridge({ now: "2026-10-05T23:00:00Z" });
  await madeVault(world);
  const saved = await world.call("people_save", { id: null, entry: { name: "Nurse Kay", role: "nurse" } });
  await world.call("people_question_add", { person: saved.id, text: "Is the rash from the patch?" });
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await go(page, "/share/new");
  await page.getByLabel("Pick from my care team").selectOption({ label: "Nurse Kay" });
  assert.equal(await page.getByLabel("Name of the reader").or(page.locator("input").first()).first().inputValue(), "Nurse Kay");
  assert.deepEqual(await faults(page), [], "picking is for everybody");
  await button(page, "Next").click();
  assert.ok(await page.getByLabel("Questions for my care team").isChecked(), "there is something to ask them");
  await button(page, "Next").click();
  await page.getByText("Is the rash from the patch?").waitFor();
  await calm();
  world.stop();
});

for (const lang of ["en", "es"]) {
  test(`the care team is read by everybody in ${lang}, in both themes and at twice the size`, async () => {
    const world = await bridge({ demo: true, now: "2026-10-05T23:00:00Z" });
    const { members } = await world.call("people_team");
    const counselor = members.find(({ person }) => person.entry.role === "individual_counselor").person;
    const wrong = [];
    for (const theme of ["light", "dark"]) {
      for (const text_percent of [100, 200]) {
        await world.call("settings_device_set", { lang, theme, text_percent });
        const { page, context, calm } = await openPage(browser, world, { colorScheme: theme });
        await settled(page);
        for (const [name, route] of [["team", "/people"], ["person", `/people/${counselor.id}`]]) {
          await go(page, route);
          await page.getByText("Ana R.").first().waitFor();
          const path = join(screens, `${lang}-${theme}-${text_percent}-people-${name}.png`);
          await page.screenshot({ path, animations: "disabled", fullPage: true });
          wrong.push(...(await faults(page)).map((fault) => `${route} (${lang}, ${theme}, ${text_percent}): ${fault}`));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (wide > 0) wrong.push(`${route} (${lang}, ${text_percent}) is ${wide} px too wide`);
        }
        await calm();
        await context.close();
      }
    }
    assert.deepEqual(wrong, [], "somebody could not read or reach something");
    world.stop();
  });
}
