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
