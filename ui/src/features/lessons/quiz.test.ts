import { describe, expect, it } from "vitest";
import { question } from "./fixture";
import { groupOf, isRight, known, sortedInto } from "./quiz";

// The same cases as in Rust (`domain::content`): the screen and the journal must not judge differently.
describe("an answer", () => {
  it("in order is judged only when complete and of this version", () => {
    const order = question("order");
    expect(isRight(order, ["call", "give", "stay"]), "the order of the lesson").toBe(true);
    expect(isRight(order, ["give", "call", "stay"]), "another order").toBe(false);
    expect(isRight(order, ["call", "give"]), "half an answer is neither").toBeUndefined();
    expect(isRight(order, ["call", "call", "call"]), "the same step three times").toBeUndefined();
    expect(isRight(order, ["call", "give", "sing"]), "an option of another version").toBeUndefined();
  });

  it("to a choice is the one option", () => {
    const choice = question("choice");
    expect(isRight(choice, ["b"])).toBe(true);
    expect(isRight(choice, ["a"])).toBe(false);
    expect(isRight(choice, [])).toBeUndefined();
    expect(isRight(choice, ["gone"]), "an option of another version").toBeUndefined();
  });

  it("by sorting needs every item in a known group", () => {
    const sort = question("sort");
    const [bored, bar] = [sortedInto("bored", "in"), sortedInto("bar", "out")];
    expect(isRight(sort, [bar, bored]), "the order of sorting does not matter").toBe(true);
    expect(isRight(sort, [sortedInto("bored", "out"), bar])).toBe(false);
    expect(isRight(sort, [bored]), "not sorted yet").toBeUndefined();
    expect(isRight(sort, [sortedInto("bored", "nowhere"), bar]), "a group that is not there").toBeUndefined();
    expect(groupOf([bored, bar], "bar")).toBe("out");
    expect(groupOf([bored], "bar")).toBeUndefined();
  });

  it("made for an older version keeps what still fits", () => {
    expect(known(question("order"), ["call", "sing", "call", "stay"])).toEqual(["call", "stay"]);
    expect(known(question("sort"), ["bored", "bar:out", "bar:nowhere"])).toEqual(["bar:out"]);
  });
});
