/** What jsdom lacks and the components need. */
import "@testing-library/jest-dom/vitest";
import { configure } from "@testing-library/svelte";
import { vi } from "vitest";
import { LANGS, loadWords, PARTS } from "$lib/i18n";

// A busy machine is slow, not wrong: nothing here waits for less than a minute and a half.
const PATIENCE_MS = 90_000;
configure({ asyncUtilTimeout: PATIENCE_MS });
// Its own patience is a second, and no setting changes that.
const { waitFor } = vi;
vi.waitFor = (callback, options = PATIENCE_MS) =>
  waitFor(callback, typeof options === "number" ? options : { timeout: PATIENCE_MS, ...options });

class Observer {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= Observer as unknown as typeof ResizeObserver;
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener() {},
    removeEventListener() {},
  }) as unknown as MediaQueryList;
Element.prototype.scrollTo ??= () => {};
Element.prototype.scrollIntoView ??= () => {};

// A test says which language it is in, and finds the words there.
await Promise.all(LANGS.flatMap((lang) => PARTS.map((part) => loadWords(lang, part))));
