import { backIs, goBack } from "./back";
import { HELP, closeHelp, forgetTrail, navigate, replace, router } from "./router.svelte";

/** Goes somewhere, and waits until the window has told of it. */
async function to(path: string) {
  const told = new Promise((done) => window.addEventListener("hashchange", done, { once: true }));
  navigate(path);
  await told;
}
async function back() {
  const was = router.path;
  goBack(true);
  await vi.waitFor(() => expect(router.path).not.toBe(was));
  return router.path;
}

describe("one step back", () => {
  beforeEach(() => {
    replace("/today");
    forgetTrail();
  });

  it("is the page before, however often, and Today after the first", async () => {
    for (const path of ["/learn", "/plan", "/people"]) await to(path);
    expect([await back(), await back(), await back()]).toEqual(["/plan", "/learn", "/today"]);
    goBack(true);
    expect(location.hash, "there is nothing before Today").toBe("#/today");
  });

  it("leaves out what was replaced, and Help", async () => {
    await to("/cravings");
    await to("/cravings/new");
    replace("/cravings/1/try");
    await to(HELP);
    closeHelp();
    await vi.waitFor(() => expect(router.path).toBe("/cravings/1/try"));
    expect(await back(), "a form that was saved is not gone back to").toBe("/cravings");
    expect(await back()).toBe("/today");
  });

  it("does not go round and round with a screen's own way back", async () => {
    await to("/cravings");
    await to("/cravings/new");
    await to("/cravings");
    expect(await back()).toBe("/today");
  });

  it("is what the screen says where it says something", async () => {
    await to("/plan");
    const question = vi.fn();
    const gone = backIs(question);
    goBack(true);
    expect(question).toHaveBeenCalledOnce();
    gone();
    goBack(false);
    expect(location.hash, "while it is locked there are no pages").toBe("#/plan");
  });

  it("forgets the pages of before a lock", async () => {
    await to("/journal/1");
    await to("/plan");
    replace("/");
    forgetTrail();
    goBack(true);
    expect(location.hash).toBe("#/");
  });
});
