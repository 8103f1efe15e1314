import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { setLang, t, tAny, fmt } from ".";

// Vitest runs in the folder of the package.
const files = (lang: string) => readdirSync(`messages/${lang}`).sort();
const read = (lang: string, file: string) => readFileSync(`messages/${lang}/${file}`, "utf8");

/** Values that only steer grammar ("a la 1:00", "a las 2:00") and carry no fact. */
const GRAMMAR = ["one"];

/** Every id of a catalogue with the variables its sentence takes. */
function ids(source: string): Map<string, string> {
  const found = new Map<string, string>();
  const names = (node: unknown, into: Set<string>): void => {
    if (Array.isArray(node)) node.forEach((part) => names(part, into));
    else if (node && typeof node === "object") {
      if ("type" in node && node.type === "var" && "name" in node) into.add(String(node.name));
      Object.values(node).forEach((value) => names(value, into));
    }
  };
  for (const entry of new FluentResource(source).body) {
    const variables = new Set<string>();
    names(entry.value, variables);
    found.set(
      entry.id,
      [...variables]
        .filter((name) => !GRAMMAR.includes(name))
        .sort()
        .join(" "),
    );
  }
  return found;
}

describe("the catalogues", () => {
  it("are the same files in both languages", () => {
    expect(files("es")).toEqual(files("en"));
  });

  it.each(files("en"))("%s has the same messages and values in both languages", (file) => {
    const [en, es] = [ids(read("en", file)), ids(read("es", file))];
    expect([...es.keys()].sort()).toEqual([...en.keys()].sort());
    const differ = [...en].filter(([id, variables]) => es.get(id) !== variables).map(([id]) => id);
    expect(differ, "a value that one language leaves out is a fact somebody does not get").toEqual([]);
  });

  it.each(files("en").flatMap((file) => [`en/${file}`, `es/${file}`]))(
    "%s has no sentence that is lost to a typo",
    (path) => {
      const source = readFileSync(`messages/${path}`, "utf8");
      const begun = [...source.matchAll(/^(-?[a-zA-Z][\w-]*) *=/gm)].map((match) => match[1]);
      expect([...ids(source).keys()]).toEqual(begun);
      expect(new Set(begun).size, "an id is used once").toBe(begun.length);
    },
  );

  it("use no word that judges a person", () => {
    const banned = {
      en: /\b(addicts?|alcoholics?|abus\w*|clean|dirty|junkie|failed|failure|relapsed|non-?compliant|habit)\b/i,
      es: /\b(adict[oa]s?|alcohólic[oa]s?|abus[oa]\w*|limpi[oa]s?|suci[oa]s?|recaíd?[oa]s?|recaer|fracas\w*)\b/i,
    };
    for (const lang of ["en", "es"] as const) {
      for (const file of files(lang)) {
        const sentences = read(lang, file)
          .split("\n")
          .filter((line) => !line.startsWith("#"));
        const found = sentences.filter((line) =>
          banned[lang].test(line.replace(/prevención de recaídas|Prevención de recaídas/g, "")),
        );
        expect(found, `${lang}/${file}`).toEqual([]);
      }
    }
  });

  it("are all formatted without a fault when every value is given", () => {
    for (const lang of ["en", "es"]) {
      for (const file of files(lang)) {
        const bundle = new FluentBundle(lang, { useIsolating: false });
        bundle.addResource(new FluentResource(read(lang, file)));
        for (const [id, variables] of ids(read(lang, file))) {
          const pattern = bundle.getMessage(id)?.value;
          if (!pattern) continue;
          const errors: Error[] = [];
          const values = Object.fromEntries([...GRAMMAR, ...variables.split(" ")].map((name) => [name, 2]));
          const text = bundle.formatPattern(pattern, values, errors);
          expect(errors, `${lang} ${id}`).toEqual([]);
          expect(text, `${lang} ${id} shows no raw placeholder`).not.toMatch(/[{}]/);
        }
      }
    }
  });

  it("have words for every line and step of public help", () => {
    const data = JSON.parse(readFileSync("../src-tauri/content/help.json", "utf8")) as {
      lines: { id: string }[];
      overdose_steps: string[];
    };
    const wanted = [
      ...data.lines.flatMap((line) => [`help-${line.id}-name`, `help-${line.id}-what`]),
      ...data.overdose_steps.map((step) => `help-naloxone-${step}`),
    ];
    for (const lang of ["en", "es"] as const) {
      setLang(lang);
      expect(wanted.filter((id) => tAny(id, "") === "")).toEqual([]);
    }
  });
});

describe("language on screen", () => {
  it("switches words, dates and the page's language at once", () => {
    setLang("en");
    expect(t("app_help_now")).toBe("Help now");
    expect(fmt.date("2026-03-10T23:30:00")).toBe("Tuesday, March 10");
    setLang("es");
    expect(t("app_help_now")).toBe("Ayuda ahora");
    expect(fmt.date("2026-03-10T23:30:00")).toBe("martes, 10 de marzo");
    expect(document.documentElement.lang).toBe("es");
  });

  it("shows the wall clock it was given, in whatever zone this runs", () => {
    setLang("en");
    for (const text of ["2026-03-08T02:30:00", "2026-03-08T02:30", "02:30:00"]) {
      expect(fmt.time(text), "a time that a clock change skips is still shown as given").toBe("2:30 AM");
    }
    expect(fmt.dateShort("2026-12-31")).toBe("Dec 31, 2026");
    expect(fmt.time("nonsense")).toBe("nonsense");
  });
});
