/** The lessons' drawings by the id their front matter names. `tests/it` holds every lesson to this list. */
import type { Component } from "svelte";
import ChainOverAWave from "./ChainOverAWave.svelte";
import OnTheirSide from "./OnTheirSide.svelte";
import StonesAndRipples from "./StonesAndRipples.svelte";

export const drawings: Readonly<Record<string, Component>> = {
  "on-their-side": OnTheirSide,
  "stones-and-ripples": StonesAndRipples,
  "chain-over-a-wave": ChainOverAWave,
};
