// The sealed file on paper, as Chromium prints it: page one is one page, every sheet says whose it is, the PDF has its title and its tags.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { buildMaker, launch, make, opened, pictures, visit, words } from "./sealed.mjs";
import { editions } from "./report_tree.mjs";

let browser;
before(async () => {
  buildMaker();
  browser = await launch();
});
after(() => browser?.close());

const tell = (...command) => execFileSync(command[0], command.slice(1), { encoding: "utf8" });

/** Prints a page that is open, and reads the PDF with somebody else's program. */
const printed = async (page, name, format) => {
  const path = join(pictures, `${name}-${format}.pdf`);
  await page.pdf({ path, format, tagged: true, outline: true });
  const sheets = tell("pdftotext", "-layout", path, "-").split("\f").slice(0, -1);
  return { path, sheets };
};

/** On which sheet the heading of the part after page one stands, from 1. */
const sheetOf = (sheets, heading) => sheets.findIndex((text) => new RegExp(`^\\s*${heading}\\s*$`, "m").test(text)) + 1;

for (const lang of ["en", "es"]) {
  for (const weeks of [4, 12]) {
    test(`page one is one page, and each sheet says whose it is and which (${lang}, ${weeks} weeks)`, async () => {
      const name = `paper-${lang}-${weeks}`;
      const [report] = editions(lang, weeks);
      const { page, context } = await visit(browser, make(name, { editions: editions(lang, weeks) }));
      await opened(page);
      const who = `${report.name}, ${report.days}`;
      const sheet = (at, of) => words[lang]["reader-sheet"].replace("{ $page }", at).replace("{ $pages }", of);
      for (const format of ["Letter", "A4"]) {
        const { path, sheets } = await printed(page, name, format);
        assert.equal(sheetOf(sheets, report.sections[1].heading), 2, `${format}: what comes after page one begins on the second sheet`);
        assert.ok(sheets[0].includes(report.sections[0].blocks.at(-1).rows.at(-1).label), `${format}: the last line of page one is on the first`);
        sheets.forEach((text, at) => {
          assert.ok(text.includes(who), `${format}: sheet ${at + 1} does not say whose it is`);
          assert.ok(text.includes(sheet(at + 1, sheets.length)), `${format}: sheet ${at + 1} does not say which of how many`);
        });
        for (const button of ["reader-print-all", "reader-close", "reader-as-table"]) assert.ok(!sheets.join().includes(words[lang][button]), "buttons are printed");
        const told = tell("pdfinfo", path);
        assert.match(told, new RegExp(`^Title: +${who}$`, "m"));
        assert.match(told, /^Tagged: +yes$/m);
        const tags = tell("pdfinfo", "-struct", path);
        for (const tag of ["H1", "H2", "Table", "TH", "TD", "L", "Figure"]) assert.match(tags, new RegExp(`^ *${tag}\\b`, "m"), `${format}: nothing is tagged ${tag}`);
      }
      await context.close();
    });
  }
}

test("page one alone is one sheet of one", async () => {
  const { page, context } = await visit(browser, make("paper-alone", { editions: editions("en", 12) }), {}, (page) => page.addInitScript(() => {
    window.print = () => undefined;
  }));
  await opened(page);
  await page.click("#print-one");
  // As the browser does it: it says so, prints, and says so again.
  const { sheets } = await printed(page, "paper-alone", "A4");
  assert.equal(sheets.length, 1);
  assert.match(sheets[0], /Page 1 of 1/);
  const all = await printed(page, "paper-alone-after", "A4");
  assert.ok(all.sheets.length > 2, "after that, all of it can be printed again");
  await context.close();
});

test("a page one that is as full as can be gets smaller letters, and is still one page", async () => {
  const wide = (count) => "Möchten wollen würden ".repeat(20).slice(0, count);
  const full = (lang) => {
    const report = structuredClone(editions(lang, 12).find((one) => one.lang === lang));
    const [{ blocks }] = report.sections;
    const topics = blocks.find((block) => block.kind === "list");
    topics.items = Array.from({ length: 5 }, (_, at) => `${at} ${wide(118)}`);
    for (const block of blocks.filter((one) => one.kind === "facts")) for (const row of block.rows) row.value = `${row.value} ${wide(60)}`;
    report.name = `Ana "\\ <b>${"María ".repeat(30)}`;
    return report;
  };
  const reports = [full("es"), full("en")];
  const { page, context } = await visit(browser, make("paper-full", { editions: reports }));
  await opened(page);
  for (const [at, format] of [[0, "Letter"], [0, "A4"], [1, "Letter"], [1, "A4"]]) {
    if ((await page.locator("html").getAttribute("lang")) !== reports[at].lang) await page.locator("#tools .languages button").click();
    const { sheets } = await printed(page, `paper-full-${reports[at].lang}`, format);
    assert.equal(sheetOf(sheets, reports[at].sections[1].heading), 2, `${reports[at].lang}, ${format}`);
    assert.ok(sheets.every((text) => text.includes("Ana \"\\ <b>María María")), "a name of any characters stands on each sheet");
    assert.ok(sheets.every((text, place) => text.includes(`${place + 1} ${at === 0 ? "de" : "of"} ${sheets.length}`)), "a long name leaves room for the number");
  }
  const size = await page.evaluate(() => parseFloat(document.documentElement.style.getPropertyValue("--page-one")));
  assert.ok(size < 10, "the letters were made smaller, or the test is not full enough");
  await context.close();
});
