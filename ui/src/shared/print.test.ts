import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { followPrinting, paper, printPage } from "./print.svelte";

const frame = () => new Promise((done) => requestAnimationFrame(done));

describe("printing", () => {
  let seen: Element[] = [];
  beforeAll(() => {
    Element.prototype.scrollIntoView = function scrolled(this: Element) {
      seen.push(this);
    };
    followPrinting();
  });
  afterEach(() => {
    seen = [];
    document.body.replaceChildren();
    vi.restoreAllMocks();
  });

  const page = () => {
    const main = document.createElement("main");
    const button = document.createElement("button");
    main.id = "page";
    main.append(button);
    document.body.append(main);
    main.scrollTop = 1_234;
    button.focus();
    return { main, button };
  };

  it("draws for paper while it is on paper, and puts the page back where it stood", async () => {
    const { main, button } = page();
    const drawn: boolean[] = [];
    vi.spyOn(window, "print").mockImplementation(() => {
      window.dispatchEvent(new Event("beforeprint"));
      drawn.push(paper.on);
      // What an engine does to a page that it lays out for paper.
      main.scrollTop = 0;
      window.dispatchEvent(new Event("afterprint"));
    });
    printPage();
    await frame();
    expect(drawn).toEqual([true]);
    expect(paper.on).toBe(false);
    expect(main.scrollTop).toBe(1_234);
    expect(seen).toEqual([button]);
  });

  it("puts it back too where the engine tells of nothing", async () => {
    const { main, button } = page();
    vi.spyOn(window, "print").mockImplementation(() => {
      main.scrollTop = 0;
    });
    printPage();
    await frame();
    expect(main.scrollTop).toBe(1_234);
    expect(seen).toEqual([button]);
  });
});
