/**
 * The drawings of the skills: our own, 200 x 120, one line and one area of wave
 * colour each. Decoration: what they show stands in words beside them.
 */
export interface Drawing {
  /** Filled with the wave's colour. */
  area: string;
  /** The line. */
  lines: readonly string[];
  /** The line that matters, in the accent. */
  accent?: readonly string[];
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0 ${r} ${r} 0 1 1-${2 * r} 0z`;

const WAVE = "M0 98c34 0 48-54 88-54 34 0 28 36 56 36 20 0 34-10 56-8";
const GROUND = "M0 96c56-9 144-9 200 0";

/** For a skill without a drawing of its own. */
export const ownDrawing: Drawing = {
  area: `${WAVE}v48H0z`,
  lines: [WAVE],
  accent: ["M100 18v14M93 25h14"],
};

export const drawings: Readonly<Record<string, Drawing>> = {
  urge_surfing: {
    area: `${WAVE}v48H0z`,
    lines: [
      WAVE,
      circle(92, 11, 5),
      "M91 17l-3 13 9 6 2 8",
      "M88 30l-10 6-2 9",
      "M90 20l13 4",
      "M90 20l-11 5",
    ],
    accent: ["M62 48c16-2 32-6 52-4"],
  },
  delay: {
    area: "M100 60V22a38 38 0 0 1 38 38z",
    lines: [circle(100, 60, 38), "M100 30v-2M100 92v-2M68 60h-2M134 60h-2"],
    accent: ["M100 60V34", "M100 60h20"],
  },
  leave: {
    area: "M58 18h46v84H58z",
    lines: ["M34 102h140", "M58 102V18h46v84", "M58 18l24 12v84l-24-12", "M76 68v5"],
    accent: ["M120 62h44", "M152 50l12 12-12 12"],
  },
  call: {
    area: "M106 26h48a9 9 0 0 1 9 9v24a9 9 0 0 1-9 9h-20l-14 12V68h-14a9 9 0 0 1-9-9V35a9 9 0 0 1 9-9z",
    lines: [
      "M106 26h48a9 9 0 0 1 9 9v24a9 9 0 0 1-9 9h-20l-14 12V68h-14a9 9 0 0 1-9-9V35a9 9 0 0 1 9-9z",
      "M84 36H50a7 7 0 0 0-7 7v56a7 7 0 0 0 7 7h34a7 7 0 0 0 7-7V84",
      "M62 97h10",
    ],
    accent: ["M118 47v.1M130 47v.1M142 47v.1"],
  },
  breathing: {
    area: circle(100, 60, 26),
    lines: [circle(100, 60, 26), circle(100, 60, 38)],
    accent: ["M24 60c8-7 16-7 24 0", "M152 60c8-7 16-7 24 0", "M100 50v20"],
  },
  grounding: {
    area: `${GROUND}v24H0z`,
    lines: [
      GROUND,
      circle(100, 40, 26),
      "M100 94V48",
      "M100 62l-10-9M100 56l9-8",
      "M100 94c-8 8-18 8-26 12M100 94c8 8 18 8 26 12M100 94v16",
    ],
    accent: ["M88 34v.1M98 24v.1M110 30v.1M114 44v.1M90 46v.1"],
  },
  muscle_relaxation: {
    area: "M92 60c12-20 24-20 36 0s22 18 32 2 16-8 24-2v44H92z",
    lines: ["M16 60l8-24 10 48 10-48 10 48 10-48 10 48 10-30 8 6"],
    accent: ["M92 60c12-20 24-20 36 0s22 18 32 2 16-8 24-2"],
  },
  move: {
    area: `${GROUND}v24H0z`,
    lines: [
      GROUND,
      circle(100, 20, 7),
      "M98 28l-3 30",
      "M95 58l-14 34",
      "M95 58l13 15 2 20",
      "M98 36l-17 13",
      "M98 36l10 12 12 2",
    ],
    accent: ["M58 40h-20M62 56H34M56 72H40"],
  },
  eat_drink: {
    area: "M53 56h34l-3 42H56z",
    lines: [
      "M50 30h40l-5 70H55z",
      "M53 56h34",
      "M136 54c-15-8-30 4-28 22 2 17 15 25 28 19 13 6 26-2 28-19 2-18-13-30-28-22z",
    ],
    accent: ["M136 54c0-9 4-16 11-19"],
  },
  rest: {
    area: "M74 66h76a9 9 0 0 1 9 9v17H36v-18h38z",
    lines: [
      "M36 46v58",
      "M36 92h123v12",
      "M159 92V75a9 9 0 0 0-9-9H74v8",
      "M42 74h26v-9a5 5 0 0 0-5-5H47a5 5 0 0 0-5 5z",
    ],
    accent: ["M140 16a17 17 0 1 0 19 22 14 14 0 0 1-19-22z"],
  },
  play_tape: {
    area: "M76 34h48v52H76z",
    lines: [
      "M22 34h156v52H22z",
      "M76 34v52M124 34v52",
      "M32 42v.1M46 42v.1M60 42v.1M140 42v.1M154 42v.1M168 42v.1M32 78v.1M46 78v.1M60 78v.1M140 78v.1M154 78v.1M168 78v.1",
    ],
    accent: ["M93 49v22l17-11z"],
  },
  switch_thought: {
    area: "M58 36h42v48H58a24 24 0 0 1 0-48z",
    lines: ["M58 36h84a24 24 0 0 1 0 48H58a24 24 0 0 1 0-48z", "M50 60c5-9 10-9 15 0s10 9 15 0"],
    accent: [circle(142, 60, 16), "M142 54v12M136 60h12"],
  },
  reasons: {
    area: "M66 84c-24-17-34-30-34-43a17 17 0 0 1 34-7 17 17 0 0 1 34 7c0 13-10 26-34 43z",
    lines: [
      "M66 84c-24-17-34-30-34-43a17 17 0 0 1 34-7 17 17 0 0 1 34 7c0 13-10 26-34 43z",
      "M122 56h46M122 72h30",
    ],
    accent: ["M122 40h40"],
  },
  talk_back: {
    area: "M112 44h46a9 9 0 0 1 9 9v26a9 9 0 0 1-9 9h-6v14l-16-14h-24a9 9 0 0 1-9-9V53a9 9 0 0 1 9-9z",
    lines: [
      "M92 66H60L44 80V66h-2a9 9 0 0 1-9-9V29a9 9 0 0 1 9-9h52a9 9 0 0 1 9 9v4",
      "M48 34h36M48 46h24",
      "M112 44h46a9 9 0 0 1 9 9v26a9 9 0 0 1-9 9h-6v14l-16-14h-24a9 9 0 0 1-9-9V53a9 9 0 0 1 9-9z",
    ],
    accent: ["M120 66l9 9 20-20"],
  },
  meeting: {
    area: "M58 74a42 22 0 1 1 84 0 42 22 0 1 1-84 0z",
    lines: [
      "M58 74a42 22 0 1 1 84 0 42 22 0 1 1-84 0z",
      circle(100, 28, 8),
      circle(46, 48, 8),
      circle(154, 48, 8),
      circle(38, 92, 8),
      circle(162, 92, 8),
    ],
    accent: [circle(100, 108, 8)],
  },
  prayer: {
    area: "M100 14c12 14 14 22 14 29a14 14 0 0 1-28 0c0-7 2-15 14-29z",
    lines: [
      "M100 14c12 14 14 22 14 29a14 14 0 0 1-28 0c0-7 2-15 14-29z",
      "M84 66h32v40H84z",
      "M70 106h60",
      "M84 78c8 6 10-4 16 2",
    ],
    accent: ["M100 57v9", "M62 34l-8-4M138 34l8-4M60 54h-9M140 54h9"],
  },
  music: {
    area: "M62 88a13 10 0 1 1 26 0 13 10 0 1 1-26 0zM122 76a13 10 0 1 1 26 0 13 10 0 1 1-26 0z",
    lines: [
      "M62 88a13 10 0 1 1 26 0 13 10 0 1 1-26 0z",
      "M122 76a13 10 0 1 1 26 0 13 10 0 1 1-26 0z",
      "M88 88V32l60-12v56",
      "M88 46l60-12",
    ],
    accent: ["M30 44c5-6 5-12 0-18M20 50c8-10 8-20 0-30"],
  },
  cold_water: {
    area: "M36 84c20-10 44-10 64 0s44 10 64 0v24H36z",
    lines: [
      "M36 84c20-10 44-10 64 0s44 10 64 0",
      "M36 98c20-10 44-10 64 0s44 10 64 0",
      "M72 18h44a14 14 0 0 1 14 14v8h-14v-6a4 4 0 0 0-4-4H72",
      "M72 12v24",
    ],
    accent: ["M123 50c4 6 6 9 6 12a6 6 0 0 1-12 0c0-3 2-6 6-12z"],
  },
  busy_hands: {
    area: "M40 44h34a11 11 0 1 1 22 0h10v22a11 11 0 1 0 0 22v18H40z",
    lines: ["M40 44h34a11 11 0 1 1 22 0h10v22a11 11 0 1 0 0 22v18H40z"],
    accent: ["M126 60h34v46h-34V88a11 11 0 0 0 0-22z"],
  },
  journal: {
    area: "M54 18h70v88H54z",
    lines: ["M54 18h70v88H54z", "M66 18v88", "M78 40h34M78 54h34M78 68h20"],
    accent: ["M112 92l4-14 34-34 10 10-34 34z", "M142 52l10 10"],
  },
  shower: {
    area: "M30 100c24-8 46-8 70 0s46 8 70 0v14H30z",
    lines: ["M30 100c24-8 46-8 70 0s46 8 70 0", "M44 96V28a14 14 0 0 1 28 0v6", "M52 48a20 14 0 0 1 40 0z"],
    accent: ["M58 60l-3 10M72 60v10M86 60l3 10M56 80l-2 8M72 80v8M88 80l2 8"],
  },
  open_plan: {
    area: "M30 28l46-10v80l-46 10z",
    lines: ["M30 28l46-10 48 10 46-10v80l-46 10-48-10-46 10z", "M76 18v80M124 28v80"],
    accent: ["M46 84c8-22 22-2 30-20s24-6 34-18 14 2 22-4", "M148 34l8 8M156 34l-8 8"],
  },
  say_no: {
    area: "M52 20h96a10 10 0 0 1 10 10v46a10 10 0 0 1-10 10h-30l-18 18V86H52a10 10 0 0 1-10-10V30a10 10 0 0 1 10-10z",
    lines: [
      "M52 20h96a10 10 0 0 1 10 10v46a10 10 0 0 1-10 10h-30l-18 18V86H52a10 10 0 0 1-10-10V30a10 10 0 0 1 10-10z",
    ],
    accent: ["M74 53h52"],
  },
  ask_prescriber: {
    area: "M40 86l26-26 22 22-26 26a15.500 15.500 0 0 1-22-22z",
    lines: ["M40 86l48-48a15.500 15.500 0 0 1 22 22l-48 48a15.500 15.500 0 0 1-22-22z", "M66 60l22 22"],
    accent: ["M134 46c0-18 28-16 26 0-1 9-12 9-13 20", "M147 78v.1"],
  },
};
