import { launch, bridge, openPage, go, madeVault, settled, PASSPHRASE } from "./world.mjs";
const browser = await launch();
{
  const world = await bridge(); await madeVault(world);
  const { page } = await openPage(browser, world); await settled(page);
  await page.keyboard.press("Control+l");
  await page.getByRole("radiogroup", { name: "How strong is it right now?" }).waitFor();
  await page.keyboard.press("8");
  await page.getByRole("button", { name: "Say more" }).click();
  await page.getByRole("checkbox", { name: "Argument" }).check();
  await page.getByRole("button", { name: "Lock" }).click();
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Open" }).click();
  await page.getByRole("heading", { name: /^Good / }).waitFor();
  await page.keyboard.press("Control+l");
  await page.getByText("You had picked 8 then. Pick the number for now.").waitFor();
  await page.keyboard.press("6");
  console.log(await page.evaluate(() => document.activeElement.outerHTML.slice(0,200)));
  await page.keyboard.press("Enter"); await page.waitForTimeout(1500);
  console.log(await page.evaluate(() => document.activeElement.outerHTML.slice(0,200)));
  await page.screenshot({ path: "/tmp/look/dbg46.png" });
  world.stop();
}
for (const lang of ["en","es"]) {
  const world = await bridge({ demo: true, now: "2026-10-07T14:00:00Z" });
  await world.call("settings_device_set", { lang, theme: "light", text_percent: 100 });
  const { page } = await openPage(browser, world); await go(page, "/help"); await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/look/dbghelp-${lang}.png` }); 
  console.log(await page.evaluate(() => [document.querySelector("footer").getBoundingClientRect().top, ...[...document.querySelectorAll("ol li")].map((s) => s.getBoundingClientRect().bottom)]));
  world.stop();
}
await browser.close();
