// Nothing is kept in the engine: every page of these tests refuses it and notes who tried (world.mjs). Here is that it does.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { bridge, go, launch, madeVault, openPage } from "./world.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("a page that keeps anything in the engine does not go unseen", async () => {
  const world = await bridge();
  try {
    await madeVault(world);
    const { page, calm } = await openPage(browser, world);
    for (const route of ["/today", "/cravings/new", "/journal/new", "/settings", "/help"]) await go(page, route);
    const kept = await page.evaluate(async () => {
      const ways = [
        () => localStorage.setItem("a", "b"), () => { localStorage.a = "b"; }, () => { sessionStorage["a"] = "b"; }, () => window.sessionStorage.setItem("a", "b"),
        () => indexedDB.open("a"), () => caches.open("a"), () => { document.cookie = "a=b"; }, () => cookieStore.set("a", "b"),
        () => navigator.storage.getDirectory(), () => navigator.serviceWorker.register("a.js"),
      ];
      const before = globalThis.__kept.length;
      const went = [];
      for (const way of ways) {
        try {
          await way();
          went.push(String(way));
        } catch {
          // Refused, as it must be.
        }
      }
      return { before, went, noted: globalThis.__kept.splice(0).length, ways: ways.length };
    });
    assert.deepEqual(kept, { before: 0, went: [], noted: kept.ways, ways: kept.ways });
    await calm();
  } finally {
    world.stop();
  }
});
