export { fmt, hasWords, lang, LANGS, preferredLang, setLang, t, tAny, tIn, wall } from "./i18n.svelte";
export type { Lang, MessageId, PlainMessageId } from "./i18n.svelte";
