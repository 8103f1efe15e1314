import { readFileSync } from "node:fs";
import { setLang } from "$lib/i18n";
import { errorText } from "./errors";
import { asBackendError, BackendError, withTimeout, type ErrorCode } from "./types";

/** The codes as the generated type lists them: the one place that is made from Rust. */
const codes = [...readFileSync("src/lib/bindings/ErrorCode.ts", "utf8").matchAll(/"([a-z_]+)"/g)].map(
  (match) => match[1] as ErrorCode,
);

describe("errors", () => {
  it("have their own two sentences in both languages", () => {
    expect(codes.length).toBeGreaterThan(40);
    for (const lang of ["en", "es"] as const) {
      setLang(lang);
      const whats = codes.map((code) => errorText(code).what);
      expect(new Set(whats).size, "two different troubles must not sound the same").toBe(codes.length);
      for (const code of codes) {
        const words = errorText(code);
        expect(words.what, code).not.toContain("error_");
        expect(words.todo, code).not.toContain("error_");
      }
    }
    setLang("en");
  });

  it("keep code, field and whether to try again, whatever they came as", () => {
    expect(asBackendError({ code: "text_empty", field: "name", retryable: false })).toMatchObject({
      code: "text_empty",
      field: "name",
      retryable: false,
    });
    const known = new BackendError("locked");
    expect(asBackendError(known)).toBe(known);
    for (const odd of [undefined, null, "boom", new TypeError("x"), { message: "a person's words" }]) {
      const error = asBackendError(odd);
      expect(error.code).toBe("internal");
      expect(error.message, "no text of anybody's comes along").toBe("internal");
    }
  });

  it("a call that never answers becomes one to try again", async () => {
    vi.useFakeTimers();
    const lost = expect(withTimeout(new Promise(() => {}), 1000)).rejects.toMatchObject({
      code: "internal",
      retryable: true,
    });
    await vi.advanceTimersByTimeAsync(1000);
    await lost;
    vi.useRealTimers();
    await expect(withTimeout(Promise.resolve(7), 1000)).resolves.toBe(7);
  });
});
