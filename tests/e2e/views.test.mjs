// The week and the month, walked with the keyboard; readable for everybody, wide and narrow, in both themes and languages.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, screens, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const focus = (page) =>
  page.evaluate(() => {
    const link = document.activeElement;
    return { text: link?.textContent ?? "", href: link?.getAttribute("href"), day: link?.closest("[data-day]") ? true : false };
  });

/** Waits until a session of the sheet has the focus and is not the one at `before`. */
const moved = (page, before) =>
  page.waitForFunction((href) => {
    const link = document.activeElement;
    return link?.matches("a[data-session]") && link.getAttribute("href") !== href;
  }, before);

test("a week is walked, turned and opened without the mouse", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions");
  assert.equal(await page.getByRole("group").count(), 7, "seven days");
  assert.equal(await page.locator("a[data-session][tabindex='0']").count(), 1, "one stop of the Tab key");

  const keys = page.keyboard;
  await keys.press("Control+j");
  await page.waitForFunction(() => document.activeElement?.closest("[data-today]"));
  await keys.press("Home");
  const first = await focus(page);
  await keys.press("ArrowRight");
  const second = await focus(page);
  assert.notEqual(second.href, first.href, "the right arrow is another day");
  await keys.press("ArrowLeft");
  assert.equal((await focus(page)).href, first.href, "and the left arrow is the way back");
  await keys.press("End");
  const last = await focus(page);
  const week = await world.call("sessions_week", { day: null });
  const named = week.days.flatMap((day) => [...day.notes, ...day.blocks.map((block) => block.session)]);
  assert.ok(last.href.endsWith(`${named.at(-1).series}/${named.at(-1).recurrence_id}`), "End is the last of the week");

  await keys.press("PageDown");
  await moved(page, last.href);
  assert.match(await page.locator("[data-sheet-title]").innerText(), /^Next week/);
  assert.deepEqual(await faults(page), []);
  const there = await focus(page);
  await keys.press("Enter");
  await page.waitForFunction(() => location.hash.startsWith("#/sessions/on/"));
  await settled(page);
  assert.ok(there.href.endsWith((await page.evaluate(() => location.hash)).slice(1)));
  await page.getByRole("link", { name: "Sessions" }).last().click();
  await page.getByText(/^Next week/).waitFor();
  await keys.press("Control+j");
  await page.getByRole("heading", { name: /^This week/ }).waitFor();
  await calm();
});

test("a month is walked and turned without the mouse", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions");
  await page.getByRole("link", { name: "Month", exact: true }).click();
  await page.getByRole("table", { name: "October 2026" }).waitFor();
  const keys = page.keyboard;
  await keys.press("Control+j");
  await page.waitForFunction(() => document.activeElement?.closest("[data-today]"));
  await keys.press("End");
  const last = await focus(page);
  await keys.press("PageUp");
  await moved(page, last.href);
  await page.getByRole("table", { name: "September 2026" }).waitFor();
  await keys.press("Home");
  const first = await focus(page);
  for (let step = 0; step < 3; step++) await keys.press("ArrowDown");
  for (let step = 0; step < 3; step++) await keys.press("ArrowUp");
  assert.equal((await focus(page)).href, first.href, "three sessions on and three back");
  await keys.press("Enter");
  await page.waitForFunction(() => location.hash.startsWith("#/sessions/on/"));
  await settled(page);
  await calm();
});

test("the line of the present is where the clock is, and moves", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T17:00:00Z" });
  t.after(() => world.stop());
  const { page, calm } = await openPage(browser, world);
  await page.clock.install();
  await go(page, "/sessions");
  const line = page.locator("[data-today] .now");
  assert.match(await line.innerText(), /12:00/, "noon in Chicago");
  const drawn = () => line.evaluate((one) => getComputedStyle(one).borderTopWidth);
  assert.equal(await drawn(), "0px", "before the drawn hours the time is told without a line that would tell another");
  const turns = async (to, words) => {
    await world.clock(to);
    await page.clock.runFor(61_000);
    await page.waitForFunction((text) => document.querySelector("[data-today] .now").innerText.includes(text), words);
    return (await line.boundingBox()).y;
  };
  const before = await turns("2026-10-05T21:00:00Z", "4:00");
  assert.notEqual(await drawn(), "0px", "inside them it is a line");
  const four = await page.locator(".hour").filter({ hasText: /^4:00/ }).boundingBox();
  assert.ok(Math.abs(before - four.y) < 4, `at four it lies on the hour of four: ${before}, ${four.y}`);
  assert.ok((await turns("2026-10-05T22:00:00Z", "5:00")) > before + 20, "an hour later it is an hour lower");
  await calm();
});

test("wide, narrow and large, in both themes and languages, nothing is wrong and nothing is cut off", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  for (const [lang, theme, text_percent, width] of [
    ["en", "light", 100, 1280],
    ["es", "dark", 100, 1280],
    ["en", "dark", 100, 700],
    ["es", "light", 200, 1280],
  ]) {
    await world.call("settings_device_set", { lang, theme, text_percent });
    const { page, calm } = await openPage(browser, world, { colorScheme: theme, viewport: { width, height: 900 } });
    for (const route of ["/sessions/week", "/sessions/list", "/sessions/month"]) {
      await go(page, route);
      const name = `views-${lang}-${theme}-${text_percent}-${width}${route.replaceAll("/", "-")}.png`;
      await page.screenshot({ path: join(screens, name), animations: "disabled" });
      assert.deepEqual(await faults(page), [], `${route} (${lang}, ${theme}, ${text_percent} %, ${width} px)`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 1, `${route}: ${over} px of it lie outside the window`);
      if (route !== "/sessions/list") {
        await page.keyboard.press("Control+j");
        await page.waitForFunction(() => document.activeElement?.closest("[data-today]"));
      }
    }
    await calm();
  }
});

test("in a week full of sessions that meet, each can be read whole", async (t) => {
  const world = await bridge({ demo: true, now: "2026-10-05T21:00:00Z" });
  t.after(() => world.stop());
  const title = "Family counseling with everybody";
  const session = { kind: "family", title, from: "2026-10-05", until: null, weeks: 2, weekdays: ["Mon", "Wed"], start: "18:30:00", minutes: 45 };
  await world.call("sessions_save", { id: null, session });
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions");
  assert.equal(await page.getByText(title).count(), 2, "Monday and Wednesday");
  const cut = await page.locator("a[data-session]").evaluateAll((links) => links.filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent));
  assert.deepEqual(cut, [], "nothing of a session is cut off");
  assert.deepEqual(await faults(page), []);
  await calm();
});

const OWN_WEEK = { title: "", provider: "", phone: "", video_url: "", bring: [], note: "", until: null, zone: null, counts_hours: null };
const at = (name) => ({ name, room: "", directions: "", travel_minutes: null });

/** What a block of the week shows: its words are whole where nothing of them lies outside. */
const cutOff = (page) =>
  page.locator(".block > a[data-session]").evaluateAll((links) =>
    links
      .filter((link) => {
        const box = link.getBoundingClientRect();
        return [...link.querySelectorAll(".time, .name, .standing, .detail:not(.place, .meets)")].some((one) => {
          const words = one.getBoundingClientRect();
          return words.bottom > box.bottom + 1 || words.right > box.right + 1;
        });
      })
      .map((link) => link.textContent),
  );

test("an ordinary week shows every name and how each session stands, in both languages and on paper", async (t) => {
  const world = await bridge({ now: "2026-10-08T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  const save = (more) => world.call("sessions_save", { id: null, session: { ...OWN_WEEK, weeks: 4, from: "2026-10-05", place: at("Oak Street 12"), ...more } });
  await save({ kind: "group_prevention", weekdays: ["Mon", "Wed", "Thu"], start: "18:00:00", minutes: 120 });
  await save({ kind: "medication", weekdays: ["Mon", "Tue"], start: "07:30:00", minutes: 30 });
  await save({ kind: "mutual_help", weekdays: ["Sat"], start: "22:00:00", minutes: 60, zone: "America/New_York" });
  const { items } = await world.call("sessions_list", { from: "2026-10-05", days: 4 });
  const stands = { Mon: "missed_excused", Wed: "late" };
  for (const one of items.filter((one) => one.kind === "group_prevention").slice(0, 2)) {
    const status = one.local_start.startsWith("2026-10-05") ? stands.Mon : stands.Wed;
    await world.call("sessions_attendance_set", { key: { series: one.series, recurrence_id: one.recurrence_id }, status, reason: null });
  }
  for (const [lang, theme] of [["en", "light"], ["es", "dark"]]) {
    await world.call("settings_device_set", { lang, theme, text_percent: 100 });
    const { page, calm } = await openPage(browser, world, { colorScheme: theme, viewport: { width: 1280, height: 1500 } });
    await go(page, "/sessions");
    await page.locator(".block .standing").first().waitFor();
    await page.screenshot({ path: join(screens, `week-${lang}-${theme}.png`), animations: "disabled" });
    assert.ok(await page.locator(".scale").isVisible(), "there is room for the hours");
    assert.deepEqual(await cutOff(page), [], `${lang}: nothing is cut off`);
    const over = await page.evaluate(() => {
      const last = Math.max(...[...document.querySelectorAll(".block > a")].map((one) => one.getBoundingClientRect().bottom));
      return last - document.querySelector(".days").getBoundingClientRect().bottom;
    });
    assert.ok(over <= 1, `the last session lies inside its sheet: ${over}`);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".scale").isVisible(), false, "paper has the list");
    assert.deepEqual(await cutOff(page), []);
    await calm();
  }
});

test("a week whose words have no room stands as a list", async (t) => {
  const world = await bridge({ now: "2026-10-08T14:00:00Z" });
  t.after(() => world.stop());
  await madeVault(world);
  for (const start of ["08:00:00", "09:00:00", "10:00:00"]) {
    await world.call("sessions_save", {
      id: null,
      session: { ...OWN_WEEK, kind: "group_prevention", weeks: 2, from: "2026-10-05", weekdays: ["Mon", "Fri"], start, minutes: 60, place: at("Oak Street 12") },
    });
  }
  const { page, calm } = await openPage(browser, world);
  await go(page, "/sessions");
  await page.locator("a[data-session]").first().waitFor();
  assert.equal(await page.locator(".scale").isVisible(), false);
  assert.deepEqual(await cutOff(page), []);
  await calm();
});
