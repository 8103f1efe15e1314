/** The plan as it is read and printed: only what was written, in order. Owns no words. */
import type { Output } from "$lib/backend";
import { isBlank, LAPSE_STEPS, SECTIONS, type Content, type Plan, type SectionId } from "./plan.svelte";

type People = Output<"people_list">;
/** A line of the plan, of one kind. */
export type Of<K extends Content["kind"]> = Extract<Content, { kind: K }>;

/** A section that has something in it. People are not among them: they stand on top, with their numbers. */
export interface Part {
  id: SectionId;
  contents: Content[];
}

/** Somebody to call. */
export interface Callable {
  id: string;
  name: string;
  phone: string;
  when: string;
  /** Not on the list any more. The plan goes on naming them, without a number. */
  gone: boolean;
}

/** The sections with something in them, in order. */
export function parts(plan: Plan): Part[] {
  return SECTIONS.filter(({ kind }) => kind !== "person")
    .map(({ id }) => ({
      id,
      contents: plan.items
        .filter((item) => item.section === id && !isBlank(item.content))
        .map((item) => item.content),
    }))
    .filter((part) => part.contents.length > 0);
}

/** The people of the plan, in order: with their numbers while they are on the list, afterwards by their name. */
export function callable(plan: Plan, people: People, removed: People): Callable[] {
  return plan.items.flatMap(({ content }) => {
    if (content.kind !== "person") return [];
    const here = people.find((one) => one.id === content.person);
    const person = here ?? removed.find((one) => one.id === content.person);
    return person
      ? [
          {
            id: person.id,
            name: person.entry.name,
            phone: here?.entry.phones[0]?.number ?? "",
            when: here?.entry.when ?? "",
            gone: !here,
          },
        ]
      : [];
  });
}

/** Whether there is anything to read. */
export const hasLines = (plan: Plan): boolean => plan.items.some(({ content }) => !isBlank(content));

/** The steps after use that have lines, in order. */
export function steps(contents: readonly Content[]): { step: Of<"lapse">["step"]; lines: string[] }[] {
  return LAPSE_STEPS.map((step) => ({
    step,
    lines: contents.flatMap((one) => (one.kind === "lapse" && one.step === step ? [one.text] : [])),
  })).filter(({ lines }) => lines.length > 0);
}
