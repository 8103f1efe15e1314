import { fmt, setLang, t } from "$lib/i18n";

afterEach(() => setLang("en"));

it("a sentence that ends with a time has one full stop, and no other text loses one", () => {
  setLang("es");
  const when = fmt.time("2026-10-07T18:00:00");
  expect(when).toMatch(/p\.\s?m\.$/u);
  const said = t("sessions_detail_moved", { when });
  expect(said.endsWith("m.") && !said.endsWith("..")).toBe(true);
  expect(t("sessions_detail_zone", { zone: "Chicago" })).toMatch(/Chicago\.$/);
});

describe("words", () => {
  /** The module as a window finds it that has just begun: the words of the tests are not in it. */
  async function begun() {
    vi.resetModules();
    return import("./i18n.svelte");
  }

  it("are fetched for one language, and before the vault is open only the first part", async () => {
    const { changeLang, needWords, t: say, hasWords } = await begun();
    expect(hasWords("app_lock")).toBe(false);
    await changeLang("en");
    expect(say("app_lock")).toBe("Lock");
    expect(hasWords("today_week")).toBe(false);
    await needWords("open");
    expect(hasWords("today_week")).toBe(true);
  });

  it("are all there when the language on screen becomes another", async () => {
    const { changeLang, needWords, lang, t: say } = await begun();
    await changeLang("en");
    const going = changeLang("es");
    // The vault is opened in the same moment.
    const opening = needWords("open");
    expect(lang(), "nothing is shown in a language whose words are not there").toBe("en");
    await going;
    expect(lang()).toBe("es");
    expect([say("app_lock"), say("today_week")]).toEqual(["Bloquear", "Esta semana"]);
    await opening;
    await Promise.all([changeLang("en"), changeLang("es")]);
    expect(lang(), "the last choice holds").toBe("es");
  });
});
