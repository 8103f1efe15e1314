import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { flushDrafts } from "$lib/draft.svelte";
import { progress, question, view } from "./fixture";
import { Reading } from "./reading.svelte";

let backend: MemoryBackend;
const saved = () => backend.inputs("lessons_progress_save").map((input) => input.state);

beforeEach(() => {
  vi.useFakeTimers();
  backend = memoryBackend({
    lessons_open: ({ lang }) => view(lang),
    lessons_progress_save: ({ state }) => progress(state),
  });
  installBackend(backend);
});
afterEach(() => vi.useRealTimers());

async function opened(): Promise<Reading> {
  const reading = new Reading("tides");
  await reading.open("en");
  return reading;
}

describe("a lesson being read", () => {
  it("keeps place, words and half an answer when the language changes in the middle", async () => {
    const reading = await opened();
    reading.at("quiz");
    reading.answer(question("order"), ["call", "stay"]);
    reading.state.reflection = "Mi hermana";
    await reading.open("es");

    expect(reading.lesson?.title, "the words are Spanish now").toBe("Mareas");
    expect(reading.picks(question("order", "es")), "the half answer is still there").toEqual([
      "call",
      "stay",
    ]);
    expect(reading.state.place).toBe("quiz");
    expect(reading.state.reflection).toBe("Mi hermana");
    reading.close();
  });

  it("shows the language asked for last, however slow the one before was", async () => {
    let release = (): void => undefined;
    backend.answer({
      lessons_open: ({ lang }) => {
        const found = view(lang);
        if (lang === "es") return found;
        return new Promise((resolve) => {
          release = () => resolve(found);
        });
      },
    });
    const reading = new Reading("tides");
    const slow = reading.open("en");
    await reading.open("es");
    release();
    await slow;
    expect(reading.lesson?.lang).toBe("es");
    reading.close();
  });

  it("writes once, a moment after the last change", async () => {
    const reading = await opened();
    reading.read("one");
    reading.at("two");
    reading.read("one");
    expect(saved(), "not at every step").toHaveLength(0);
    await vi.advanceTimersByTimeAsync(700);
    expect(saved()).toHaveLength(1);
    expect(saved()[0]).toMatchObject({ sections_done: ["one"], place: "two" });
    await reading.flush();
    expect(saved(), "nothing new, nothing written").toHaveLength(1);
    reading.close();
  });

  it("is written before a lock and when the screen goes", async () => {
    const reading = await opened();
    reading.state.reflection = "first";
    reading.touch();
    await flushDrafts();
    expect(saved().at(-1)?.reflection).toBe("first");

    reading.state.reflection = "second";
    reading.touch();
    reading.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(saved().at(-1)?.reflection).toBe("second");
    await flushDrafts();
    expect(saved(), "a closed lesson is not written again").toHaveLength(2);
  });

  it("says when it is not being kept, keeps the words, and tries again", async () => {
    const reading = await opened();
    backend.answer({
      lessons_progress_save: () => {
        throw new BackendError("disk_full", undefined, true);
      },
    });
    reading.state.reflection = "do not lose me";
    await reading.flush();
    expect(reading.unsaved?.code).toBe("disk_full");
    expect(reading.state.reflection).toBe("do not lose me");

    backend.answer({ lessons_progress_save: ({ state }) => progress(state) });
    await reading.flush();
    expect(reading.unsaved).toBeUndefined();
    expect(saved().at(-1)?.reflection).toBe("do not lose me");
    reading.close();
  });

  it("offers the place where the person had stopped, and none once the lesson is done", async () => {
    backend.answer({
      lessons_open: ({ lang }) => view(lang, { place: "two" }),
    });
    const reading = await opened();
    reading.at("one");
    expect(reading.stoppedAt, "moving on does not move it").toBe("two");
    reading.close();

    backend.answer({
      lessons_open: ({ lang }) => view(lang, { place: "two", done: true }),
    });
    const again = await opened();
    expect(again.stoppedAt).toBeNull();
    again.close();
  });

  it("tells why a lesson did not open", async () => {
    backend.answer({
      lessons_open: () => {
        throw new BackendError("not_found");
      },
    });
    const reading = await opened();
    expect(reading.lesson).toBeUndefined();
    expect(reading.problem?.code).toBe("not_found");
    reading.close();
  });
});

describe("questions", () => {
  it("remember whether the first try was right, whatever comes later", async () => {
    const reading = await opened();
    const choice = question("choice");
    reading.answer(choice, ["a"]);
    reading.answer(choice, ["b"]);
    expect(reading.state.answers).toEqual([{ question: "choice", options: ["b"], first_try: false }]);

    const order = question("order");
    reading.answer(order, ["call"]);
    reading.answer(order, ["call", "give"]);
    reading.answer(order, ["call", "give", "stay"]);
    expect(reading.state.answers.at(-1), "a first try put together step by step").toEqual({
      question: "order",
      options: ["call", "give", "stay"],
      first_try: true,
    });
    reading.close();
  });

  it("keep the answer while another try is not complete", async () => {
    const reading = await opened();
    const order = question("order");
    reading.answer(order, ["stay", "give", "call"]);
    reading.again(order);
    expect(reading.picks(order), "the new try starts empty").toEqual([]);
    reading.answer(order, ["call"]);
    expect(reading.picks(order)).toEqual(["call"]);
    expect(reading.state.answers[0]?.options, "what is kept is the complete one").toEqual([
      "stay",
      "give",
      "call",
    ]);
    reading.answer(order, ["call", "give", "stay"]);
    expect(reading.state.answers).toEqual([
      { question: "order", options: ["call", "give", "stay"], first_try: false },
    ]);
    reading.close();
  });
});
