/** A day and a time as the fields themselves write them: text that is read back as the same, in either language. */
import { fmt } from "$lib/i18n";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/gu, " ");

/** Nov 30, 2026 */
export const dayWords = (day: string): string => plain(fmt.dateShort(day));
/** 6:00 PM */
export const timeWords = (time: string): string => plain(fmt.time(time));
