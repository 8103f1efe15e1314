/** Where a reminder leads. Rust says what it is about, the feature it is about says where that is. */
import { features, screenAt } from "$frame/feature";
import type { ReminderTarget } from "$lib/bindings";

/** The page of what a reminder is about. Without a screen there, the page over it; without that, Today. */
export function pathOf(target: ReminderTarget): string {
  for (const { reminderPath } of features()) {
    const wanted = reminderPath?.(target);
    if (wanted === undefined) continue;
    const over = `/${wanted.split("/")[1] ?? ""}`;
    return [wanted, over].find((path) => screenAt(path)) ?? "/today";
  }
  return "/today";
}
