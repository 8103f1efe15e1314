import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import {
  byHand,
  emptyForm,
  kindsFor,
  kindsOffered,
  MOST_TOPICS,
  ofTicked,
  ownKeys,
  ROLES,
  scopeOf,
  tickByHand,
  topicKey,
  topicLines,
  topicsTicked,
  type Choices,
  type Kind,
  type OwnLine,
  type Role,
  type ShareForm,
  type Topic,
} from "./form";

const line = (key: string, more: Partial<OwnLine> = {}): OwnLine => ({
  key,
  kind: "cravings",
  what: "note",
  when: "2026-03-10T18:00:00",
  text: key,
  speaks_of_use: false,
  ...more,
});
const topic = (text: string, more: Partial<Topic> = {}): Topic => ({
  text,
  session: "2026-03-30T18:00:00",
  speaks_of_use: false,
  ...more,
});
const choices = (own: OwnLine[], topics: Topic[] = []): Choices => ({
  own,
  uses: [],
  more_uses: false,
  topics,
});

let form: ShareForm;
beforeEach(() => {
  installFeatures(features);
  form = { ...emptyForm("en"), recipient: " M. Ortiz ", from: "2026-03-02", to: "2026-03-29" };
});

describe("what is offered and ticked", () => {
  const ALL: Kind[] = [
    "cravings",
    "checkins",
    "medications",
    "sessions",
    "lessons",
    "plan",
    "questions",
    "returns",
    "journal",
  ];
  const LESS: Kind[] = ["cravings", "checkins", "sessions", "lessons", "plan"];

  it.each<[Role, Kind[], Kind[]]>([
    ["counselor", ALL, LESS],
    ["doctor", ALL, ["cravings", "checkins", "medications", "sessions", "lessons", "plan"]],
    ["family", [...LESS, "journal"], ["sessions"]],
    ["court", LESS, ["sessions"]],
    ["employer", ["sessions"], ["sessions"]],
    ["other", [...LESS, "journal"], []],
  ])("to a %s is no more than was decided", (role, offered, ticked) => {
    expect(kindsOffered(role)).toEqual(offered);
    expect(kindsFor(role)).toEqual(ticked);
  });

  it("sends nothing that is not offered, whatever was ticked before", () => {
    Object.assign(form, { kinds: ALL, returns: ["r"], pages: ["p"], lines: ["My own line"], own_on: ["a"] });
    const given = (role: Role) => scopeOf({ ...form, role }, choices([line("a")], [topic("q")]), true);
    expect(given("counselor")).toMatchObject({ kinds: ALL, returns: ["r"], pages: ["p"], own: ["a"] });
    expect(given("counselor").topics).toEqual(["q", "My own line"]);
    for (const role of ROLES) {
      const scope = given(role);
      expect(
        scope.kinds.every((kind) => kindsOffered(role).includes(kind)),
        role,
      ).toBe(true);
      const care = role === "counselor" || role === "doctor";
      expect(scope.returns.length > 0, `${role} is told of use`).toBe(care);
      expect(scope.topics.length > 0, `${role} is told what to talk about`).toBe(care);
    }
    for (const role of ["court", "employer"] as const)
      expect(given(role), role).toMatchObject({
        own: [],
        pages: [],
        topics: [],
        returns: [],
        name_left_out: false,
      });
    expect(given("family").name_left_out).toBe(true);
  });

  it("is cut to what is typed, and has no way to say that all own words go in", () => {
    Object.assign(form, { label: " For Tuesday ", purpose: " Review " });
    expect(scopeOf(form, undefined, false)).toMatchObject({
      recipient: "M. Ortiz",
      label: "For Tuesday",
      purpose: "Review",
      expires: null,
      stop_read: false,
    });
    expect(scopeOf(form, undefined, false)).not.toHaveProperty("free_text");
  });
});

describe("own lines", () => {
  const three = choices([line("plain"), line("marked", { speaks_of_use: true }), line("other")]);

  it.each<[Role, string[]]>([
    ["counselor", ["plain", "other"]],
    ["doctor", ["plain", "other"]],
    ["family", []],
    ["other", []],
    ["court", []],
    ["employer", []],
  ])("go to a %s by themselves only if they should", (role, keys) => {
    expect(ownKeys({ ...form, role }, three)).toEqual(keys);
  });

  it("keep the person's ticks when days or kinds change, and a new line is as it is to begin with", () => {
    Object.assign(form, { own_on: ["marked"], own_off: ["plain"] });
    expect(ownKeys(form, three)).toEqual(["marked", "other"]);
    expect(ownKeys(form, choices([line("new"), line("new-marked", { speaks_of_use: true })]))).toEqual([
      "new",
    ]);
    expect(ownKeys(form, three), "and back again").toEqual(["marked", "other"]);
  });

  it("are ticked and unticked many at a time, and the last word counts", () => {
    const first = tickByHand({ on: ["a"], off: ["b", "c"] }, ["a", "b"], false);
    expect(first).toEqual({ on: [], off: ["c", "a", "b"] });
    const then = tickByHand(first, ["b"], true);
    expect(then).toEqual({ on: ["b"], off: ["c", "a"] });
    expect(tickByHand(then, ["b"], true), "twice is once").toEqual(then);
  });

  it("of a return to use are there only where that one is ticked", () => {
    const all = [
      line("return_words/r1", { kind: "returns" }),
      line("return_words/r2", { kind: "returns" }),
      line("x"),
    ];
    expect(ofTicked(all, ["r2"]).map(({ key }) => key)).toEqual(["return_words/r2", "x"]);
    expect(ofTicked(all, []).map(({ key }) => key)).toEqual(["x"]);
  });

  it("may be called what they want", () => {
    const odd = choices([line("constructor"), line("__proto__", { speaks_of_use: true })]);
    expect(ownKeys(form, odd)).toEqual(["constructor"]);
    Object.assign(form, { own_on: ["__proto__"], own_off: ["constructor"] });
    expect(ownKeys(form, odd)).toEqual(["__proto__"]);
  });
});

describe("what the person wants to talk about", () => {
  const none = byHand([], []);

  it("is what was noted, as long as it fits and speaks of no use", () => {
    const six = Array.from({ length: 6 }, (_, at) => topic(`Question ${at + 1}`));
    const marked = topic("About the beer", { speaks_of_use: true });
    const long = topic("x".repeat(121));
    const just = topic("é".repeat(120));
    expect(topicsTicked([marked, long, just], none)).toEqual([just]);
    expect(topicsTicked([marked, ...six], none)).toEqual(six.slice(0, MOST_TOPICS));
  });

  it("follows the person's ticks, and one that was unticked lets no other slip in", () => {
    const six = Array.from({ length: 6 }, (_, at) => topic(`Question ${at + 1}`));
    const hand = byHand([], [topicKey(topic("Question 1"))]);
    expect(topicsTicked(six, hand)).toEqual(six.slice(1, 5));
    const marked = topic("About the beer", { speaks_of_use: true });
    expect(topicsTicked([marked], byHand([topicKey(marked)], []))).toEqual([marked]);
    const later = topic("About the beer", { speaks_of_use: true, session: "2026-04-02T18:00:00" });
    expect(
      topicsTicked([later], byHand([topicKey(marked)], [])),
      "another session, another question",
    ).toEqual([]);
  });

  it("leaves empty lines out", () => {
    Object.assign(form, { lines: ["  ", " Sleep "] });
    expect(topicLines(form, choices([], [topic(" Hours ")]))).toEqual(["Hours", "Sleep"]);
  });
});
