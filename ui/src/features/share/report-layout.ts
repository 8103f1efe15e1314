/**
 * How page one of a report stands: what belongs together is a group, neighbouring groups of words run in columns, neighbouring
 * drawings stand side by side, and what is set apart or has no neighbour has the whole width. The page inside the sealed file does the same
 * (`reader/draw.js`, `reader/chart.js` in evenkeel-exchange), so that what is looked at before is what is read after.
 */
import type { Output } from "$lib/backend";

/** One edition of a report. */
export type Report = Output<"share_preview">[number];
export type Block = Report["sections"][number]["blocks"][number];
export type Chart = Extract<Block, { kind: "chart" }>;
export type Grid = Extract<Block, { kind: "grid" }>;
export type Run = { kind: "columns" | "drawings" | "apart"; groups: Block[][] };

const kindOf = (block: Block): Run["kind"] =>
  block.kind === "chart" || block.kind === "grid"
    ? "drawings"
    : block.kind === "notice" || block.kind === "table"
      ? "apart"
      : "columns";

export function layOut(blocks: Block[]): Run[] {
  const groups: { kind: Run["kind"]; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const kind = kindOf(block);
    const last = groups.at(-1);
    // A heading goes with what follows it, whatever that is.
    if (last?.blocks.length === 1 && last.blocks[0]?.kind === "subheading") {
      last.kind = kind;
      last.blocks.push(block);
    } else if (kind === "columns" && block.kind !== "subheading" && last?.kind === "columns") {
      last.blocks.push(block);
    } else {
      groups.push({ kind, blocks: [block] });
    }
  }
  const runs: Run[] = [];
  for (const group of groups) {
    const run = runs.at(-1);
    if (run?.kind === group.kind) run.groups.push(group.blocks);
    else runs.push({ kind: group.kind, groups: [group.blocks] });
  }
  for (const run of runs) if (run.kind === "columns" && run.groups.length === 1) run.kind = "apart";
  return runs;
}

/** Places in hundredths of the drawing, so that letters keep their size at every width. */
export const PLACES = { left: 8, right: 99, top: 16, bottom: 66, weeks: 81, numbers: 97 };
/** From so many weeks on, not every week's name and then not every number has room. */
const ROOMY = 7;
const FULL = 14;
export const MOST_NUMBERS = 30;

export const inTenths = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);

export interface Mark {
  x: number;
  /** None where nothing was said: an empty outline, never a zero. */
  y: number | null;
  /** Where the line comes from; none after a gap. */
  from: { x: number; y: number } | null;
  value: string;
  week: string;
  n: number;
}

/** Where each week of a chart stands, and what has room to be written. */
export function marks(chart: Chart): { slot: number; marks: Mark[]; y: (value: number) => number } {
  const slot = (PLACES.right - PLACES.left) / Math.max(1, chart.points.length);
  const x = (place: number): number => PLACES.left + slot * (place + 0.5);
  const y = (tenths: number): number =>
    PLACES.bottom - ((PLACES.bottom - PLACES.top) * tenths) / Math.max(1, chart.most * 10);
  const every = Math.ceil(chart.points.length / FULL);
  const named = chart.points.length > ROOMY ? 2 * every : every;
  return {
    slot,
    y: (value) => y(value * 10),
    marks: chart.points.map((point, place) => {
      const before = chart.points[place - 1];
      return {
        x: x(place),
        y: point.tenths === null ? null : y(point.tenths),
        from:
          point.tenths === null || !before || before.tenths === null
            ? null
            : { x: x(place - 1), y: y(before.tenths) },
        value: point.tenths === null || place % every !== 0 ? "" : inTenths(point.tenths),
        week: place % named === 0 ? point.label : "",
        n: point.n,
      };
    }),
  };
}
