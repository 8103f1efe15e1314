import { screens } from "./registry";

describe("the list of screens", () => {
  it("gives each screen beside the rail its place in the rail", () => {
    const rail = new Set(screens.filter((screen) => screen.nav).map((screen) => screen.path));
    const homeless = screens
      .filter((screen) => screen.frame !== "full")
      .filter((screen) => !rail.has(screen.under ?? `/${screen.path.split("/")[1]}`))
      .map((screen) => screen.path);
    expect(homeless).toEqual([]);
  });
});
