// Page one of reports with known truth, as pictures for readers who see nothing else: `node report-pictures.mjs FOLDER`. FOLDER is what
// the example `known_reports` wrote; `cargo xtask report` does both. Opens each sealed file as a counselor does, from the disk with the
// network off, and takes the first screen and the first sheet on paper (Letter, through pdftoppm of poppler-utils).
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./world.mjs";

const folder = resolve(process.argv[2] ?? "");
const passphrase = readFileSync(join(folder, "files/passphrase.txt"), "utf8");
const names = readdirSync(join(folder, "files")).filter((name) => name.endsWith(".html")).sort();

const browser = await launch();
for (const name of names) {
  const number = name.replace(".html", "");
  const place = join(folder, "reader", number);
  mkdirSync(place, { recursive: true });
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  context.setDefaultTimeout(180_000);
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(folder, "files", name)).href);
  await page.fill("#passphrase", passphrase);
  await page.press("#passphrase", "Enter");
  await page.waitForSelector("#report:not([hidden])");
  await page.screenshot({ path: join(place, "first-screen.png") });
  const sheets = join(place, "sheets.pdf");
  writeFileSync(sheets, await page.pdf({ format: "Letter", preferCSSPageSize: false }));
  execFileSync("pdftoppm", ["-r", "120", "-f", "1", "-l", "1", "-singlefile", "-png", sheets, join(place, "page-one")]);
  rmSync(sheets);
  await context.close();
}
await browser.close();
