/** Feelings as typed, each with how strong it was, and as Rust takes them. */
import type { Chip } from "$shared";

export interface FeltFeeling {
  feeling: Chip;
  strength: string;
}

interface Felt {
  feeling: Chip;
  strength: number;
}

export const feltOf = (felt: readonly Felt[]): FeltFeeling[] =>
  felt.map(({ feeling, strength }) => ({ feeling, strength: String(strength) }));

export const feelingsOf = (felt: readonly FeltFeeling[]): Felt[] =>
  felt.map(({ feeling, strength }) => ({ feeling, strength: Number(strength) }));
