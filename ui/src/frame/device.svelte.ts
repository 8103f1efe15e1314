/**
 * Language, theme, text size and how slowly Esc may be pressed twice: what holds before unlocking and says nothing
 * about the person. Owns applying them to the page.
 */
import { backend, type Output } from "$lib/backend";
import { changeLang, lang, preferredLang, type Lang } from "$lib/i18n";

type Device = Output<"settings_device_get">;

let current = $state.raw<Device>({
  lang: null,
  theme: "auto",
  text_percent: 100,
  view: "week",
  quick_exit_ms: 600,
  tray_line_off: false,
});
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function apply(): void {
  const root = document.documentElement;
  root.dataset["theme"] = current.theme === "auto" ? (dark.matches ? "dark" : "light") : current.theme;
  root.style.setProperty("--text-scale", String(current.text_percent / 100));
}
dark.addEventListener("change", apply);

export const device = {
  get settings(): Device {
    return current;
  },
  /** Reads the choices, and the words of the language. Without an answer the system's language and theme hold. */
  async load(): Promise<void> {
    apply();
    try {
      current = await backend.call("settings_device_get", {});
    } catch {
      // The screens can be used without; the next change tells what is wrong.
    }
    apply();
    await changeLang(current.lang ?? preferredLang());
  },
  /** Changes some, at once on screen and then on disk. Rejects when it could not be kept. */
  async change(part: Partial<Device>): Promise<void> {
    if (part.lang !== undefined) await changeLang(part.lang ?? preferredLang());
    const next = { ...current, ...part };
    current = next;
    apply();
    // Letters of another size push what was chosen away from under the hand.
    if (part.text_percent !== undefined)
      requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: "center" }));
    await backend.call("settings_device_set", next);
  },
  /** Switches to the other language. */
  async otherLanguage(): Promise<void> {
    const next: Lang = lang() === "en" ? "es" : "en";
    await this.change({ lang: next });
  },
};
