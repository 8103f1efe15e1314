/** The screens of the way into a craving, in order. */
export const STEPS = ["number", "triggers", "feelings", "where", "thought", "sure", "rest"] as const;
export type Step = (typeof STEPS)[number];

/** The screen a draft stood at; the first for one that no longer exists. */
export const stepOf = (name: string): Step => STEPS.find((one) => one === name) ?? "number";
