import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { BackendError } from "$lib/backend";
import { setLang } from "$lib/i18n";
import { ownWords, type Word, type WordsView } from "$vocabulary/own-words.svelte";
import { chipWord, offered, offeredTriggers, wordIn } from "$vocabulary/words";
import { world } from "../../../tests/world";
import Words from "./Words.svelte";

const word = (list: Word["list"], key: Word["key"], more: Partial<Word> = {}): Word => ({
  list,
  key,
  label: null,
  group: null,
  hidden: false,
  ...more,
});

const rain = word("triggers", { own: "rain" }, { label: "When it rains" });
const payday = word("triggers", { id: "times.payday" }, { hidden: true });
const view: WordsView = {
  my_substances: [],
  lists: [
    {
      list: "triggers",
      room: 3,
      groups: [
        { group: "times", words: [word("triggers", { id: "times.night" }), payday] },
        { group: "own", words: [rain] },
      ],
    },
    { list: "skills", room: 0, groups: [{ group: null, words: [word("skills", { id: "rest" })] }] },
    {
      list: "places",
      room: 9,
      groups: [{ group: null, words: [word("places", { id: "other" }, { label: "Elsewhere" })] }],
    },
  ],
};

describe("the person's own words", () => {
  beforeEach(() => setLang("en"));

  it("are what every screen calls things, and are forgotten when the app locks", async () => {
    world({ state: "open" }, { words_list: () => view });
    const stop = ownWords.follow();
    await waitFor(() => expect(chipWord({ own: "rain" })).toBe("When it rains"));
    expect(wordIn("places", { id: "other" })).toBe("Elsewhere");
    expect(chipWord({ id: "other" }), "“Other” of another list keeps its name").toBe("Other");
    expect(offered("skills", ["rest"]).map((one) => one.label)).toEqual(["Rest or nap"]);
    const times = (chosen: Word["key"][]) =>
      offeredTriggers([], chosen).find(({ group }) => group === "times")?.options.length;
    expect(times([]), "a hidden word is not offered").toBe(1);
    expect(times([payday.key]), "unless it is chosen already, so that it can be taken back").toBe(2);
    stop();
    expect(chipWord({ own: "rain" })).toBe("rain");
  });

  it("can be added, and a name that is taken says so", async () => {
    let taken = false;
    const backend = world(
      { state: "open" },
      {
        words_list: () => view,
        words_save: (input) => {
          if (taken) throw new BackendError("duplicate", "label");
          return word(input.list, { own: input.label ?? "" });
        },
      },
    );
    const user = userEvent.setup();
    render(Words);
    await user.type(await screen.findByLabelText("New word"), " The blue car {Enter}");
    expect(backend.inputs("words_save")).toEqual([
      { list: "triggers", key: null, label: "The blue car", group: null, hidden: false },
    ]);
    taken = true;
    await user.type(screen.getByLabelText("New word"), "Night{Enter}");
    expect(await screen.findByText(/There is a word with this name already/)).toBeInTheDocument();
    expect(screen.getByLabelText("New word"), "nothing typed is lost").toHaveValue("Night");
  });

  it("can be renamed, moved and hidden in one place", async () => {
    const backend = world({ state: "open" }, { words_list: () => view, words_save: () => rain });
    const user = userEvent.setup();
    render(Words);
    await user.click(await screen.findByRole("button", { name: /^Night/ }));
    const name = await screen.findByLabelText("Name");
    await user.clear(name);
    await user.type(name, "After ten");
    await user.click(screen.getByLabelText("Offer this word", { exact: false }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(backend.inputs("words_save")).toEqual([
      { list: "triggers", key: { id: "times.night" }, label: "After ten", group: null, hidden: true },
    ]);
  });

  it("a full list says so", async () => {
    world({ state: "open" }, { words_list: () => view });
    const user = userEvent.setup();
    render(Words);
    await user.click(await screen.findByRole("radio", { name: "Skills" }));
    expect(screen.getByText(/This list is full/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Add it" })).toBeDisabled();
  });
});
