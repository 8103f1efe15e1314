// Days, times and rhythms by hand: typed as people type, with the keyboard alone, in both languages. What is understood is said back,
// what is open is asked, what cannot be is said at its field.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

let browser;
let world;
before(async () => {
  browser = await launch();
  // A Wednesday, nine in the morning in Chicago.
  world = await bridge({ now: "2026-12-02T15:00:00Z" });
  await madeVault(world);
});
after(async () => {
  await browser?.close();
  world?.stop();
});

const SAY = {
  en: {
    often: "How often is it?", monthly: "month_day", start: "Start time", over: "End time", monthDay: "Day of the month",
    first: "First day", last: "Last day", end: "How long does it go on?", choose: /^Choose 6:00\sAM or 6:00\sPM\.$/,
    evening: /^6:00\sPM$/, ends: /^9:00\sPM$/, noDay: "No calendar has that day. Please check it.",
    short: "In a month without a 31, it is on the last day of that month.", count: /3 sessions, 9 hours in all\./,
    save: "Save", saved: "Saved. It is on your list now.", said: "Thursday, December 31", open: "Calendar for First day",
    month: "December 2026", next: "Month after", january: "January 2027", picked: "Friday, January 1, 2027",
    weekday: "Thursday", which: ["Thursday, November 26", "Thursday, December 3"],
  },
  es: {
    often: "¿Cada cuánto es?", monthly: "month_day", start: "Hora de inicio", over: "Hora de fin", monthDay: "Día del mes",
    first: "Primer día", last: "Último día", end: "¿Hasta cuándo sigue?", choose: /^Elija 6:00\sa\.\s?m\. o 6:00\sp\.\s?m\.$/,
    evening: /^6:00\sp\.\s?m\.$/, ends: /^9:00\sp\.\s?m\.$/, noDay: "Ese día no existe en el calendario. Revíselo, por favor.",
    short: "En los meses sin día 31, es el último día del mes.", count: /3 sesiones, 9 horas/,
    save: "Guardar", saved: "Guardado. Ya está en su lista.", said: "Jueves, 31 de diciembre", open: "Calendario de Primer día",
    month: "Diciembre de 2026", next: "Mes siguiente", january: "Enero de 2027", picked: "Viernes, 1 de enero de 2027",
    weekday: "jueves", which: ["Jueves, 26 de noviembre", "Jueves, 3 de diciembre"],
  },
};

/** Presses Tab until the field with this name has the focus. */
async function tabTo(page, name) {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.labels?.[0]?.textContent ?? at?.getAttribute("aria-label") ?? at?.textContent ?? "";
    });
    if (name instanceof RegExp ? name.test(here.trim()) : here.trim() === name) return;
  }
  assert.fail(`no Tab leads to ${name}`);
}

const described = (page, name) =>
  page.getByLabel(name, { exact: true }).evaluate((input) =>
    (input.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent.trim()).join(" "),
  );

for (const lang of ["en", "es"]) {
  const say = SAY[lang];
  test(`a session on the last of each month, with the keyboard alone (${lang})`, async () => {
    await world.call("settings_device_set", { ...(await world.call("settings_device_get")), lang });
    const { page, calm } = await openPage(browser, world);
    await go(page, "/sessions/new");
    assert.equal(await page.locator("input[type=date], input[type=time], input[type=datetime-local]").count(), 0);
    const keys = page.keyboard;
    await page.getByLabel(say.often).selectOption(say.monthly);
    await page.getByLabel(say.often).focus();

    await tabTo(page, say.monthDay);
    await keys.press("Control+A");
    await keys.type("31");
    await page.getByText(say.short).waitFor();

    // An hour alone is asked, also when one goes on or presses Enter.
    await tabTo(page, say.start);
    await keys.type("6");
    await keys.press("Enter");
    assert.match(await described(page, say.start), say.choose);
    assert.equal(await page.getByLabel(say.start, { exact: true }).getAttribute("aria-invalid"), "true");
    assert.equal(await page.evaluate(() => document.activeElement.value), "6", "the field keeps the focus and what was typed");
    assert.deepEqual(await faults(page), []);
    await page.screenshot({ path: join(screens, `when-asked-${lang}.png`) });
    await tabTo(page, say.evening);
    await keys.press("Enter");
    assert.match(await described(page, say.start), say.evening);
    await tabTo(page, say.over);
    await keys.press("Control+A");
    await keys.type("2100");
    assert.match(await described(page, say.over), say.ends);

    // A day that no calendar has, then a weekday, then the calendar.
    await tabTo(page, say.first);
    await keys.press("Control+A");
    await keys.type("02/31");
    await keys.press("Tab");
    assert.equal(await described(page, say.first), say.noDay);
    assert.equal(await page.getByLabel(say.first, { exact: true }).inputValue(), "02/31", "nothing typed is lost");
    await page.screenshot({ path: join(screens, `when-wrong-${lang}.png`) });
    await page.getByLabel(say.first, { exact: true }).focus();
    await keys.press("Control+A");
    await keys.type(say.weekday);
    for (const which of say.which) await page.getByRole("button", { name: which, exact: true }).waitFor();
    await keys.press("Control+A");
    await keys.type("12/31");
    assert.equal(await described(page, say.first), say.said);
    await keys.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), say.open);
    await keys.press("Enter");
    const calendar = page.getByRole("dialog", { name: say.open });
    await calendar.getByText(say.month, { exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent.trim() === "31");
    assert.deepEqual(await faults(page), []);
    await page.screenshot({ path: join(screens, `when-calendar-${lang}.png`) });
    assert.equal(await calendar.getByRole("button", { name: say.next }).count(), 1);
    await keys.press("Escape");
    await calendar.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => location.hash), "#/sessions/new", "Esc closes what lies on top and nothing else");
    await page.waitForFunction((name) => document.activeElement?.getAttribute("aria-label") === name, say.open);
    await keys.press("Enter");
    await page.waitForFunction(() => document.activeElement?.textContent.trim() === "31");
    await keys.press("ArrowRight");
    await calendar.getByText(say.january, { exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent.trim() === "1");
    await keys.press("Enter");
    await calendar.waitFor({ state: "detached" });
    assert.equal(await described(page, say.first), say.picked);
    await page.waitForFunction((name) => document.activeElement?.labels?.[0]?.textContent === name, say.first);
    await keys.press("Control+A");
    await keys.type("12/31");

    await page.getByLabel(say.end).selectOption("times");
    await page.getByLabel(say.end).focus();
    await keys.press("Tab");
    await keys.type("3");
    await page.getByText(say.count).waitFor();
    await page.screenshot({ path: join(screens, `when-form-${lang}.png`), fullPage: true });
    await tabTo(page, say.save);
    await keys.press("Enter");
    await page.getByText(say.saved).waitFor();
    const { items } = await world.call("sessions_list", { from: "2026-12-01", days: 100 });
    assert.deepEqual(
      items.map((one) => one.local_start),
      ["2026-12-31T18:00:00", "2027-01-31T18:00:00", "2027-02-28T18:00:00"],
    );
    const { items: series } = await world.call("sessions_series");
    for (const one of series) await world.call("sessions_delete", { id: one.series.id });
    await calm();
  });
}

test("last night, by one press, and the hour only for who says it", async () => {
  await world.call("settings_device_set", { ...(await world.call("settings_device_get")), lang: "en" });
  const { page, calm } = await openPage(browser, world);
  await go(page, "/returns/new");
  await page.getByRole("button", { name: /Go on|Continue|Next/ }).first().click();
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("checkbox", { name: "This was earlier" }).check();
  await page.getByRole("button", { name: "Last night" }).click();
  await page.getByText("Tuesday, December 1", { exact: true }).waitFor();
  await page.waitForFunction(() => document.activeElement?.labels?.[0]?.textContent === "Time");
  await page.keyboard.type("11");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText(/^Choose 11:00\sAM or 11:00\sPM\.$/).waitFor();
  await page.getByRole("button", { name: /^11:00\sPM$/ }).click();
  assert.deepEqual(await faults(page), []);
  await page.screenshot({ path: join(screens, "when-last-night-en.png") });
  await calm();
});

test("in a dialog Esc closes the calendar and not what was typed", async () => {
  const { page, calm } = await openPage(browser, world);
  await go(page, "/people");
  await page.getByRole("button", { name: "Add someone" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Rosa");
  await page.getByText("More about them", { exact: true }).click();
  await page.getByRole("checkbox", { name: "They said I may call" }).check();
  await page.getByText("Wednesday, December 2", { exact: true }).waitFor();
  await page.getByRole("button", { name: /^Calendar for/ }).click();
  await page.waitForFunction(() => document.activeElement?.textContent.trim() === "2");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".ek-calendar"));
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Rosa");
  await page.getByRole("button", { name: /^Calendar for/ }).click();
  await page.locator(".ek-calendar").getByRole("button", { name: /December 1, 2026/ }).click();
  await page.getByText("Tuesday, December 1", { exact: true }).waitFor();
  assert.deepEqual(await faults(page), []);
  await calm();
});

test("at 200 % in the dark and in a narrow window the calendar and the question are there whole (es)", async () => {
  const device = await world.call("settings_device_get");
  await world.call("settings_device_set", { ...device, lang: "es", theme: "dark", text_percent: 200 });
  const { page, calm } = await openPage(browser, world, { viewport: { width: 1024, height: 640 } });
  await go(page, "/sessions/new");
  await page.getByLabel("Hora de inicio", { exact: true }).fill("7:30");
  await page.getByRole("button", { name: /^7:30\sp\.\s?m\.$/ }).waitFor();
  await page.screenshot({ path: join(screens, "when-large-es.png") });
  await page.getByRole("button", { name: "Calendario de Primer día" }).click();
  await page.waitForFunction(() => document.activeElement?.classList.contains("ek-calendar-day"));
  await page.screenshot({ path: join(screens, "when-large-calendar-es.png") });
  const box = await page.locator(".ek-calendar").boundingBox();
  assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= 1024 && box.y + box.height <= 640, `inside the window: ${JSON.stringify(box)}`);
  await world.call("settings_device_set", device);
  await calm();
});
