/**
 * Which folder may import from which, and that no files import each other in a circle.
 */
import { readFileSync } from "node:fs";
import { arrowsOf, sources, TIERS, type Arrow, type Tier } from "./imports";

/** Features that draw a part of another one, and why it is theirs to draw. */
const BETWEEN_FEATURES: Readonly<Record<string, string>> = {
  "cravings > skills": "the way through a craving offers skills and shows the one that was picked",
  "cravings > returns": "somebody who tells that they used sees what keeps them safe, wherever they tell it",
  "sessions > cravings": "the page of a session shows the cravings that were brought to it",
  "sessions > journal": "the page of a session shows the journal pages that were linked to it",
  "sessions > people": "the page of a session shows with whom it is, and what there is to ask them",
  "sessions > program": "hours of a week, and what the program says about missing a session",
  "today > program": "the hours of the week are on Today",
  "today > sessions": "the next session can be set out for from Today",
  "settings > checkins": "what check-ins ask is one card of the settings",
  "settings > vault": "a new passphrase and a new recovery code are made as in the first run",
  "vault > inbox": "the lock screen takes a quick entry",
};

const tierOf = (path: string): Tier | undefined => TIERS.find((tier) => path.startsWith(`src/${tier}/`));
const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];
const say = ({ from, to }: Arrow) => `${from} imports ${to}`;

function upward(arrows: readonly Arrow[]): string[] {
  const height = (path: string) => {
    const tier = tierOf(path);
    return tier ? TIERS.indexOf(tier) : TIERS.length;
  };
  return arrows.filter(({ from, to }) => height(to) > height(from)).map(say);
}

function betweenFeatures(arrows: readonly Arrow[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const arrow of arrows) {
    const [from, to] = [featureOf(arrow.from), featureOf(arrow.to)];
    if (!from || !to || from === to) continue;
    found.set(`${from} > ${to}`, [...(found.get(`${from} > ${to}`) ?? []), say(arrow)]);
  }
  return found;
}

/** Every set of nodes from each of which every other one can be reached (Tarjan). */
function circles(arrows: readonly Arrow[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    let lowest = index.size;
    index.set(node, lowest);
    stack.push(node);
    for (const to of next.get(node) ?? []) {
      if (!index.has(to)) lowest = Math.min(lowest, visit(to));
      else if (stack.includes(to)) lowest = Math.min(lowest, index.get(to) ?? lowest);
    }
    low.set(node, lowest);
    if (lowest === index.get(node)) {
      const circle = stack.splice(stack.indexOf(node));
      // One that draws itself inside itself is a tree, no circle.
      if (circle.length > 1) found.push(circle.sort());
    }
    return lowest;
  };
  for (const node of next.keys()) if (!index.has(node)) visit(node);
  return found;
}

const all = sources("src").flatMap((path) => arrowsOf(path, readFileSync(path, "utf8")));

describe("the tiers", () => {
  it("are read at all", () => {
    expect(all.length).toBeGreaterThan(1000);
    expect(all).toContainEqual({ from: "src/app/App.svelte", to: "src/app/Shell.svelte" });
  });

  it("import downwards only", () => {
    expect(upward(all)).toEqual([]);
  });

  it("hold features that import no other feature, but for those with a reason", () => {
    const found = betweenFeatures(all);
    const unlisted = [...found].filter(([pair]) => !(pair in BETWEEN_FEATURES));
    expect(Object.fromEntries(unlisted)).toEqual({});
    const gone = Object.keys(BETWEEN_FEATURES).filter((pair) => !found.has(pair));
    expect(gone, "listed, and not needed any more").toEqual([]);
    expect(
      circles(
        [...found.keys()].map((pair) => ({
          from: pair.split(" > ")[0] ?? "",
          to: pair.split(" > ")[1] ?? "",
        })),
      ),
      "features that need each other are one",
    ).toEqual([]);
  });

  it("have no circle of files", () => {
    expect(circles(all)).toEqual([]);
  });

  it("would notice", () => {
    const up = arrowsOf("src/lib/resource.svelte.ts", 'import type { Screen } from "$frame/feature";');
    expect(upward(up)).toEqual(["src/lib/resource.svelte.ts imports src/frame/feature.ts"]);
    const later = arrowsOf("src/frame/back.ts", 'const shell = await import("$app/Shell.svelte");');
    expect(upward(later)).toHaveLength(1);
    const across = arrowsOf("src/features/plan/Plan.svelte", '  import Words from "../words/Words.svelte";');
    expect([...betweenFeatures(across).keys()]).toEqual(["plan > words"]);
    const round = [
      { from: "a", to: "b" },
      { from: "b", to: "c" },
      { from: "c", to: "a" },
      { from: "c", to: "d" },
    ];
    expect(circles(round)).toEqual([["a", "b", "c"]]);
  });
});
