import { describe, expect, it } from "vitest";
import { screens } from "$app/registry";
import { HELP, match } from "$app/router.svelte";
import { targets } from "./targets";

describe("Try it now", () => {
  it.each(Object.entries(targets))("%s leads to a real screen", (_, path) => {
    const known = path === HELP || screens.some((screen) => match(screen.path, path) !== undefined);
    expect(known, `${path} is not a screen of the app`).toBe(true);
  });
});
