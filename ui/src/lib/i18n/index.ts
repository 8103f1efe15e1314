export {
  changeLang,
  fmt,
  hasWords,
  lang,
  loadWords,
  needWords,
  preferredLang,
  setLang,
  t,
  tAny,
  tIn,
  wall,
} from "./i18n.svelte";
export type { MessageId, PlainMessageId } from "./i18n.svelte";
export { LANGS, PARTS, type Lang } from "./catalogues";
