/** A lesson written to do harm, as Rust lets it through, on the real page of a lesson: on screen and for paper. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { installBackend } from "$lib/backend";
import { memoryBackend } from "$lib/backend/memory";
import type { Lesson } from "$lib/bindings";
import { setLang } from "$lib/i18n";
import { progress, view } from "./fixture";
import LessonPage from "./LessonPage.svelte";

const hostile = JSON.parse(
  readFileSync(join(process.cwd(), "../tests/fixtures/lessons/hostile.json"), "utf8"),
) as Lesson;

class Watch {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  vi.stubGlobal("IntersectionObserver", Watch);
  Element.prototype.scrollIntoView = () => undefined;
  installFeatures(features);
  setLang("en");
});
afterEach(() => vi.unstubAllGlobals());

async function opened(lesson: Lesson) {
  installBackend(
    memoryBackend({
      lessons_open: ({ lang }) => view(lang, {}, { lesson }),
      lessons_list: () => [],
      lessons_progress_save: ({ state }) => progress(state),
    }),
  );
  render(LessonPage, { params: { id: "tides" } });
  await screen.findByRole("heading", { level: 1, name: lesson.title });
}

const MADE = "script, iframe, img, style, object, embed, form, math, video, audio, base, meta, link";

describe("a lesson written to do harm", () => {
  it("makes no element, no handler and no way out, on screen or for paper", async () => {
    await opened(hostile);
    expect(document.body.querySelectorAll(MADE)).toHaveLength(0);
    const attributes = [...document.body.querySelectorAll("*")].flatMap((one) => [...one.attributes]);
    expect(attributes.filter((one) => /^on/i.test(one.name)).map((one) => one.name)).toEqual([]);
    const ways = [...document.body.querySelectorAll("[href], [src], [action]")].map((one) =>
      one.getAttribute("href"),
    );
    expect(ways.filter((way) => !way?.startsWith("#/"))).toEqual([]);
    const paper = document.querySelector("[data-print]");
    for (const shown of ["<script>", "onerror=", "javascript:", "<iframe", "<style"])
      expect(paper, `${shown} stands there as characters`).toHaveTextContent(shown);
    expect(Reflect.get(globalThis, "__pwned")).toBeUndefined();
  });

  it("shows also an address that Rust would never let through as characters only", async () => {
    const out = "javascript:window.__pwned=1";
    await opened({
      ...hostile,
      title: "Odd",
      sources: [{ key: "sea", text: "A book", url: out }],
      sections: [
        {
          id: "one",
          title: "One",
          kind: "facts",
          blocks: [
            { kind: "paragraph", text: [{ kind: "link", to: out, text: [{ kind: "text", text: "press" }] }] },
          ],
        },
      ],
    });
    expect(document.querySelector("article")).toHaveTextContent(out);
    expect(document.querySelectorAll('[href*="javascript"]')).toHaveLength(0);
  });
});
