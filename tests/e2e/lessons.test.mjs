// Lessons as a browser shows them: a change of language in the middle of a quiz, a search, and a lesson written to do harm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { bridge, faults, go, launch, madeVault, openPage, PASSPHRASE, root, settled } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const button = (page, name) => page.getByRole("button", { name, exact: true });

/** The options that are pressed in one question, each with the number it has in an order. */
const pressed = (page, prompt) =>
  page.getByRole("group", { name: prompt }).locator("button:is([aria-pressed=true], [aria-checked=true])").evaluateAll((all) =>
    all.map((one) => {
      const seen = one.cloneNode(true);
      seen.querySelectorAll(".visually-hidden").forEach((word) => word.remove());
      return seen.textContent.replace(/\s+/g, " ").trim();
    }));

test("in the middle of lesson 9's quiz the language changes: place, half an answer and own words stay", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await settled(page);
  await page.getByRole("link", { name: "Learn" }).click();
  await page.getByRole("link", { name: "Cravings come and go" }).last().click();
  await page.getByRole("heading", { level: 1, name: "Cravings come and go" }).waitFor();

  const chain = page.getByRole("group", { name: "Tap the four links of the chain in order." });
  await chain.getByRole("button", { name: "Trigger" }).click();
  await chain.getByRole("button", { name: "Thought" }).click();
  await page.getByRole("radio", { name: "It is time to do something now" }).click();
  await page.getByText("A high number is a good reason to act early").waitFor();
  await page.getByLabel("Your words").fill("I called my sister. <b>It helped</b>");
  await page.getByRole("group", { name: "Your craving is an 8 out of 10. What does that tell you?" }).scrollIntoViewIfNeeded();
  const contents = page.getByRole("navigation", { name: "In this lesson" });
  await contents.getByRole("button", { name: "Three questions" }).click();
  await contents.locator("[aria-current=location]", { hasText: "Three questions" }).waitFor();

  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel("Language", { exact: true }).selectOption("es");
  await page.getByRole("heading", { level: 1, name: "Ajustes" }).waitFor();
  await page.getByRole("link", { name: "Aprender" }).click();
  await page.getByRole("link", { name: "Las ganas vienen y se van" }).last().click();
  await page.getByRole("heading", { level: 1, name: "Las ganas vienen y se van" }).waitFor();

  const spanish = (await world.call("lessons_open", { lang: "es", id: "cravings" })).lesson;
  const [order, , strong] = spanish.quiz;
  const words = (question, id) => question.task.options.find((one) => one.id === id).text;
  assert.deepEqual(
    (await pressed(page, order.prompt)).toSorted(),
    [`1 ${words(order, "trigger")}`, `2 ${words(order, "thought")}`].toSorted(),
    "half an answer is half an answer in the other language",
  );
  const [picked] = await pressed(page, strong.prompt);
  assert.ok(picked.startsWith(words(strong, "act-now")), `the answer stays: ${picked}`);
  assert.equal(await page.getByLabel("Sus palabras").inputValue(), "I called my sister. <b>It helped</b>", "own words stay as typed");
  await page.getByText("La última vez llegó hasta «Tres preguntas»").waitFor();
  await button(page, "Ir ahí").click();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Tres preguntas", "and leads there");

  // The rest of the answer is given in Spanish, and the whole is right at the first try.
  const group = page.getByRole("group", { name: order.prompt });
  await group.getByRole("button", { name: words(order, "craving") }).click();
  await group.getByRole("button", { name: words(order, "use") }).click();
  await page.getByText(order.task.when_right).waitFor();
  await button(page, "Bloquear").click();
  await page.getByLabel("Frase de acceso").first().fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Aprender" }).waitFor();
  const kept = (await world.call("lessons_open", { lang: "en", id: "cravings" })).progress.state;
  assert.deepEqual(
    kept.answers.find((answer) => answer.question === "chain"),
    { question: "chain", options: ["trigger", "thought", "craving", "use"], first_try: true },
    "begun in English, ended in Spanish, kept as one answer over a lock",
  );
  await calm();
});

test("a word is found without its accent, and the lesson opens at the part it stands in", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  await go(page, "/learn");
  await page.getByRole("searchbox", { name: "Find in the lessons" }).fill("respiracion");
  const hit = page.locator("article, section").filter({ hasText: "In Spanish" }).filter({ has: page.locator("mark") });
  await hit.first().waitFor();
  assert.deepEqual(await faults(page), [], "what was found is read out well");
  const marks = await page.locator("mark").allInnerTexts();
  assert.ok(marks.every((mark) => /^respiración$/i.test(mark)), `only what was looked for is marked: ${marks}`);
  await page.getByRole("searchbox").fill("naloxone wake");
  await page.getByText(/lessons? ha(s|ve) “naloxone wake”/).waitFor();
  await page.getByRole("link", { name: /overdose and naloxone/i }).click();
  await page.getByRole("heading", { level: 1, name: /overdose and naloxone/i }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H2");
  await calm();
});

test("a lesson written to do harm is text on the screen and on paper, and asks nobody on the network", async (t) => {
  const world = await bridge();
  t.after(() => world.stop());
  await madeVault(world);
  const { page, calm } = await openPage(browser, world);
  const lesson = JSON.parse(readFileSync(join(root, "tests/fixtures/lessons/hostile.json"), "utf8"));
  const strangers = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== world.origin) strangers.push(request.url());
  });
  await page.route("**/rpc/lessons_open", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), lesson } });
  });
  await go(page, "/learn/cravings");
  await page.getByRole("heading", { level: 1, name: lesson.title }).waitFor();
  for (const show of await page.getByRole("button", { name: "Show the web address" }).all()) await show.click();
  await page.evaluate(() => document.querySelectorAll(".question button").forEach((option) => option.click()));
  const made = await page.evaluate(() => {
    const inside = document.querySelector("main") ?? document.body;
    return {
      elements: [...inside.querySelectorAll("script, iframe, img, style, object, embed, form, math, video, audio, base, meta, link")].map((one) => one.outerHTML),
      leads: [...inside.querySelectorAll("a[href]")].map((one) => one.getAttribute("href")).filter((href) => !href.startsWith("#/")),
      handlers: [...inside.querySelectorAll("*")].flatMap((one) => [...one.attributes]).filter((one) => /^on/i.test(one.name)).map((one) => one.name),
      text: inside.textContent,
    };
  });
  assert.deepEqual([made.elements, made.leads, made.handlers], [[], [], []], "no element, no way out and no handler comes out of a text");
  assert.ok(made.text.includes("<script>") && made.text.includes("onerror="), "it stands there as the characters it is written with");
  const paper = await page.pdf();
  assert.ok(paper.length > 10_000, "and it prints");
  assert.deepEqual(strangers, [], "nothing was asked of anybody else");
  await calm();
});
