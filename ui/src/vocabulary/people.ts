/** What somebody of the own people is called, where their page is, and who is proposed for what. Owns no rule: Rust checks them all. */
import type { PersonRole } from "$lib/bindings";
import { t } from "$lib/i18n";

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

/** The number that is called. */
export const phoneOf = ({ phones }: { phones: readonly { number: string }[] }): string =>
  phones[0]?.number ?? "";

export const pageOfPerson = (id: string): string => `/people/${id}`;
