/** Where a reminder leads. Rust says what it is about; this only knows the addresses. */
import type { Output } from "$lib/backend";

export type Target = NonNullable<Output<"reminders_asked">["target"]>;

/** The page of what a reminder is about. `exists` says whether a path has a screen; without one the nearest page is taken. */
export function pathOf(target: Target, exists: (path: string) => boolean): string {
  const [wanted, nearest] = addresses(target);
  return exists(wanted) ? wanted : nearest;
}

function addresses(target: Target): [string, string] {
  if (target.to === "session") {
    return [`/sessions/on/${target.series}/${encodeURIComponent(target.recurrence_id)}`, "/sessions"];
  }
  switch (target.kind) {
    case "rerate":
      return [`/cravings/${target.subject}`, "/cravings"];
    case "checkin":
      return [`/checkins/${target.subject}`, "/today"];
    case "review":
      return ["/insights/week", "/today"];
    default:
      return ["/today", "/today"];
  }
}
