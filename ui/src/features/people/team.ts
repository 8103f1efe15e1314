/** Words and order of the care team. Owns no rule: who belongs where, and what is proposed for whom, Rust says. */
import type { Output } from "$lib/backend";
import type { PersonGroup } from "$lib/bindings";
import { fmt, t } from "$lib/i18n";
import { roleName } from "$vocabulary/people";

export type Team = Output<"people_team">;
export type Member = Team["members"][number];
export type Person = Member["person"];
export type Question = Output<"people_get">["questions"][number];

/** Every group, in the order shown. */
export const GROUPS = ["care_team", "support", "other"] as const satisfies readonly PersonGroup[];

/** What somebody is and where: "Psychologist · Oak Street Clinic"; empty when neither was said. */
export const whoIs = ({ role, organization }: Person["entry"]): string =>
  [role && roleName(role), organization].filter(Boolean).join(" · ");

/** When an agreement began, ends and was taken back, and whether it holds now: one sentence after another. */
export const consentWords = (consent: Person["entry"]["consent"], holds: boolean): string => {
  const day = (id: "from" | "until" | "back", date: string | null) =>
    date && `${t(`people_consent_${id}_day`, { date: fmt.dateShort(date) })}.`;
  return [
    day("from", consent.from),
    day("until", consent.until),
    day("back", consent.taken_back),
    holds ? t("people_consent_holds") : t("people_consent_not"),
  ]
    .filter(Boolean)
    .join(" ");
};
