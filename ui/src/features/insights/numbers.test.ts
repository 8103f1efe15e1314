import { setLang } from "$lib/i18n";
import { cellName, everyNth } from "./numbers";

const shown = (fits: (index: number, at?: number) => boolean, count: number, at?: number) =>
  Array.from({ length: count }, (_, index) => index).filter((index) => fits(index, at));

describe("labels", () => {
  it("all stand where there is room, else every so many from the last", () => {
    expect(shown(everyNth(4, 400, 90), 4)).toEqual([0, 1, 2, 3]);
    expect(shown(everyNth(6, 400, 90), 6)).toEqual([1, 3, 5]);
    expect(shown(everyNth(0, 400, 90), 0)).toEqual([]);
  });

  it("give way to the one being read", () => {
    expect(shown(everyNth(6, 400, 90), 6, 2)).toEqual([2, 5]);
    expect(shown(everyNth(6, 400, 90), 6, 3)).toEqual([1, 3, 5]);
  });
});

it("a weekday stands inside a sentence as the language writes it", () => {
  setLang("es");
  expect(cellName({ weekday: 0, block: 4 })).toBe("lunes, de 4 a 8 p.m.");
  setLang("en");
  expect(cellName({ weekday: 0, block: 4 })).toBe("Monday, 4 to 8 pm");
});
