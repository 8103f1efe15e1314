/** The lessons' drawings by the id their front matter names, in the order of the course. `tests/it` holds every lesson to this list. */
import type { Component } from "svelte";
import ChainOverAWave from "./ChainOverAWave.svelte";
import CirclesOfChairs from "./CirclesOfChairs.svelte";
import DayWithAGap from "./DayWithAGap.svelte";
import FourChecks from "./FourChecks.svelte";
import HandAndDoor from "./HandAndDoor.svelte";
import HomeAndHours from "./HomeAndHours.svelte";
import OnTheBoard from "./OnTheBoard.svelte";
import OnTheirSide from "./OnTheirSide.svelte";
import OnePageMap from "./OnePageMap.svelte";
import OneStepBack from "./OneStepBack.svelte";
import PeakAndValley from "./PeakAndValley.svelte";
import PlankByPlank from "./PlankByPlank.svelte";
import RisingTide from "./RisingTide.svelte";
import RoughWater from "./RoughWater.svelte";
import SlowBreath from "./SlowBreath.svelte";
import SteadyKeel from "./SteadyKeel.svelte";
import SteppingStones from "./SteppingStones.svelte";
import StonesAndRipples from "./StonesAndRipples.svelte";
import StreamsJoin from "./StreamsJoin.svelte";
import ThreeBasics from "./ThreeBasics.svelte";
import ThreeGlasses from "./ThreeGlasses.svelte";
import TwoPaths from "./TwoPaths.svelte";
import UnderOneRoof from "./UnderOneRoof.svelte";
import YourKey from "./YourKey.svelte";

export const drawings: Readonly<Record<string, Component>> = {
  "home-and-hours": HomeAndHours,
  "your-key": YourKey,
  "on-their-side": OnTheirSide,
  "rough-water": RoughWater,
  "two-paths": TwoPaths,
  "stepping-stones": SteppingStones,
  "day-with-a-gap": DayWithAGap,
  "stones-and-ripples": StonesAndRipples,
  "chain-over-a-wave": ChainOverAWave,
  "on-the-board": OnTheBoard,
  "four-checks": FourChecks,
  "steady-keel": SteadyKeel,
  "three-glasses": ThreeGlasses,
  "slow-breath": SlowBreath,
  "peak-and-valley": PeakAndValley,
  "streams-join": StreamsJoin,
  "rising-tide": RisingTide,
  "hand-and-door": HandAndDoor,
  "one-step-back": OneStepBack,
  "one-page-map": OnePageMap,
  "under-one-roof": UnderOneRoof,
  "three-basics": ThreeBasics,
  "plank-by-plank": PlankByPlank,
  "circles-of-chairs": CirclesOfChairs,
};
