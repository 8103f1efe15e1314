import { match } from "./router.svelte";

describe("routes", () => {
  it("give the named parts of a path", () => {
    expect(match("/cravings/:id", "/cravings/018f-42")).toEqual({ id: "018f-42" });
    expect(match("/learn/:lesson/:section", "/learn/8/a%20b")).toEqual({ lesson: "8", section: "a b" });
  });

  it("do not fit a longer, shorter, empty or broken path", () => {
    expect(match("/cravings/:id", "/cravings")).toBeUndefined();
    expect(match("/cravings/:id", "/cravings/")).toBeUndefined();
    expect(match("/cravings", "/cravings/new")).toBeUndefined();
    expect(match("/cravings/:id", "/cravings/%E0%A4%A")).toBeUndefined();
  });
});
