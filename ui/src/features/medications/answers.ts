/** Noting a dose, with the way back, and the question where it was noted before. Owns no state. */
import { backend, type Input } from "$lib/backend";
import type { Dose } from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { undoable } from "$shared";

export type Ask = Input<"doses_record">;
export type Answer = Omit<Ask, "again" | "note"> & { name: string };

/** What came of it: noted, or noted before and not again. */
export type Noted = { dose: Dose; askNote: boolean } | { already: Dose };

export const NO_NOTE: Ask["note"] = { withdrawal: null, lasted: null, side_effects: null, text: "" };

/** Notes a dose and says so. Where it was noted already nothing is written, and what is there comes back. `again` notes another. */
export async function note({ name, ...answer }: Answer, again = false): Promise<Noted> {
  const { dose, already, ask_note, next } = await backend.call("doses_record", {
    ...answer,
    note: NO_NOTE,
    again,
  });
  if (!dose) {
    if (already) return { already };
    throw new Error("neither a dose nor one from before");
  }
  const said =
    dose.entry.answer === "skipped"
      ? t("medications_noted_skipped", { name })
      : t("medications_noted_taken", { name, time: fmt.time(dose.occurred.local) });
  const then = next ? ` ${t("medications_noted_next", { when: fmt.dateTime(next) })}` : "";
  undoable(said + then, () => backend.call("doses_delete", { id: dose.id }), t("medications_taken_back"));
  return { dose, askNote: ask_note };
}

/** Takes an answer back, with the way to have it again. */
export async function takeBack(dose: Dose): Promise<void> {
  await backend.call("doses_delete", { id: dose.id });
  undoable(
    t("medications_taken_back"),
    () => backend.call("doses_undelete", { id: dose.id }),
    t("medications_there_again"),
  );
}

/** Medicines for which no note was wanted, and the day that was said on. "Not now" is not asked again while the window is open. */
const declined = new Set<string>();
const dayOf = (dose: Dose): string => `${dose.entry.medication} ${dose.occurred.local.slice(0, 10)}`;
export const notNow = (dose: Dose): void => void declined.add(dayOf(dose));
export const wantsNoNote = (dose: Dose): boolean => declined.has(dayOf(dose));
