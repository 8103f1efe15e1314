import { readFileSync } from "node:fs";
import { installFeatures, screenAt, screens, type Feature } from "$frame/feature";
import { HELP } from "$frame/router.svelte";
import type { ShareKind, Target, TimelineKind } from "$lib/bindings";
import { features } from "./features";

type Said = (typeof features)[number];
type KeysOf<T, Part extends keyof Feature> = T extends { readonly [P in Part]: infer Of } ? keyof Of : never;
type Offered<T> = T extends { readonly shareKind: { readonly kind: infer Kind } } ? Kind : never;

const every: readonly Feature[] = features;
/** The names of a closed list, as its generated type has them. */
const namesOf = (type: string) =>
  [...readFileSync(`src/lib/bindings/${type}.ts`, "utf8").matchAll(/"([a-z_]+)"(?= \||;)/g)].map(
    ([, name]) => name,
  );
const sorted = (list: readonly (string | undefined)[]) => [...list].sort();

beforeEach(() => installFeatures(features));

describe("the features together", () => {
  it("leave nothing unsaid: what nobody takes does not compile here", () => {
    const nobodys: [
      Record<Exclude<Target, KeysOf<Said, "lessonTarget">>, never>,
      Record<Exclude<TimelineKind, KeysOf<Said, "timeline">>, never>,
      Record<Exclude<ShareKind, Offered<Said>>, never>,
    ] = [{}, {}, {}];
    expect(nobodys).toEqual([{}, {}, {}]);
  });

  it.each<[string, (feature: Feature) => readonly string[]]>([
    ["Target", ({ lessonTarget }) => Object.keys(lessonTarget ?? {})],
    ["TimelineKind", ({ timeline }) => Object.keys(timeline ?? {})],
    ["ShareKind", ({ shareKind }) => (shareKind ? [shareKind.kind] : [])],
  ])("take each %s once", (type, said) => {
    expect(namesOf(type).length).toBeGreaterThan(3);
    expect(sorted(every.flatMap(said))).toEqual(sorted(namesOf(type)));
  });

  it("give each screen beside the rail its place in the rail", () => {
    const rail = new Set(
      screens()
        .filter((screen) => screen.nav)
        .map((screen) => screen.path),
    );
    const homeless = screens()
      .filter((screen) => screen.frame !== "full")
      .filter((screen) => !rail.has(screen.under ?? `/${screen.path.split("/")[1]}`))
      .map((screen) => screen.path);
    expect(homeless).toEqual([]);
  });

  it("have each path once", () => {
    const paths = screens().map((screen) => screen.path);
    expect(paths.length).toBeGreaterThan(40);
    expect(sorted(paths)).toEqual(sorted([...new Set(paths)]));
  });

  it.each(every.flatMap(({ lessonTarget }) => Object.entries(lessonTarget ?? {})))(
    "open a real screen where a lesson says try %s",
    (_, path) => {
      expect(path === HELP || screenAt(path) !== undefined, `${path} is not a screen of the app`).toBe(true);
    },
  );

  it("stand in an order that nobody shares", () => {
    const places = every.flatMap(({ today, timeline, shareKind }) => [
      ...(today ?? []).map(({ place, order }) => `today ${place} ${order}`),
      ...Object.values(timeline ?? {}).map(({ order }) => `timeline ${order}`),
      ...(shareKind ? [`share ${shareKind.order}`] : []),
    ]);
    expect(places.length).toBeGreaterThan(10);
    expect(sorted(places)).toEqual(sorted([...new Set(places)]));
  });
});
