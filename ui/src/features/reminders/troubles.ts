/** What keeps reminders from coming, as sentences. Rust finds out; this only chooses the words. */
import type { Output } from "$lib/backend";
import type { PlainMessageId } from "$lib/i18n";

type Health = Output<"reminders_health">;

/** The sentences for what is wrong, gravest first; empty when reminders can come, or when the person wants none. */
export function reminderTroubles(health: Health, wanted: boolean): PlainMessageId[] {
  if (!wanted || health.mode === "off") return [];
  const found: PlainMessageId[] = [];
  if (health.mode === "keyring" && !health.keyring) found.push("today_reminders_no_keyring");
  if (!health.agent) found.push("today_reminders_no_agent");
  if (!health.notifications) found.push("today_reminders_no_notifications");
  if (found.length === 0 && !health.agenda_made) found.push("reminders_works_not_made");
  if (found.length === 0 && !health.agenda_readable) found.push("today_reminders_unreadable");
  return found;
}

/** Whether everything comes, and only the icon in the tray is missing: good to know, and nothing to mend. */
export const onlyNoTray = (health: Health, wanted: boolean): boolean =>
  wanted && health.mode !== "off" && !health.tray && reminderTroubles(health, wanted).length === 0;
