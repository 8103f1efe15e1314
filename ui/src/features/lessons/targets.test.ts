import { describe, expect, it } from "vitest";
import { known, pathOf, targets } from "./targets";

describe("Try it now", () => {
  it.each(targets)("%s leads to a real screen", (target) => {
    const path = pathOf(target);
    expect(known(path), `${path} is not a screen of the app`).toBe(true);
  });
});
