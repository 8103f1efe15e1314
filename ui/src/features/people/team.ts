/** Words and order of the care team. Owns no rule: who belongs where, and what is proposed for whom, Rust says. */
import type { Output } from "$lib/backend";
import type { PersonGroup, PersonRole } from "$lib/bindings";
import { t } from "$lib/i18n";

export type Team = Output<"people_team">;
export type Member = Team["members"][number];
export type Person = Member["person"];
export type Question = Output<"people_get">["questions"][number];

/** Every group, in the order shown. */
export const GROUPS = ["care_team", "support", "other"] as const satisfies readonly PersonGroup[];

/** Every role, in the order offered. */
export const ROLES = [
  "doctor",
  "nurse",
  "individual_counselor",
  "group_counselor",
  "family_counselor",
  "psychologist",
  "chemical_dependency",
  "case_manager",
  "peer_specialist",
  "pharmacy",
  "sponsor",
  "family",
  "friend",
  "probation_officer",
  "lawyer",
  "employer_contact",
  "other",
] as const satisfies readonly PersonRole[];

// Does not compile while a role is missing above.
const complete: Exclude<PersonRole, (typeof ROLES)[number]> extends never ? true : never = true;
void complete;

/** Nobody of these is proposed for a crisis; whoever was chosen stays chosen. */
const NOT_ASKED: readonly PersonRole[] = ["probation_officer", "lawyer", "employer_contact"];
export const askedForCrisis = (role: PersonRole | null): boolean =>
  role === null || !NOT_ASKED.includes(role);

export const roleName = (role: PersonRole): string => t(`people_role_${role}`);

/** What somebody is and where: "Psychologist · Oak Street Clinic"; empty when neither was said. */
export const whoIs = ({ role, organization }: Person["entry"]): string =>
  [role && roleName(role), organization].filter(Boolean).join(" · ");

/** The number that is called. */
export const phoneOf = ({ phones }: { phones: readonly { number: string }[] }): string =>
  phones[0]?.number ?? "";

export const pageOfPerson = (id: string): string => `/people/${id}`;
