import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Output } from "$lib/backend";
import { setLang } from "$lib/i18n";
import type { Vocabulary } from "$lib/bindings";
import { ownWords } from "$vocabulary/own-words.svelte";
import { world } from "../../../tests/world";
import { emptyFields } from "./form";
import LogStep from "./LogStep.svelte";

const view = (): Output<"words_list"> => {
  const word = (key: { id: string } | { own: string }) => ({
    list: "triggers" as const,
    key,
    label: null,
    group: null,
    hidden: false,
  });
  return {
    my_substances: [],
    lists: [
      {
        list: "triggers",
        room: 5,
        groups: [
          { group: "events", words: [word({ id: "events.argument" })] },
          { group: "own", words: [word({ own: "old one" })] },
        ],
      },
    ],
  };
};

it.each([false, true])(
  "own triggers stand in the list of the main one, typed now or kept before (%s)",
  async (known) => {
    setLang("en");
    world({ state: "open" }, { words_list: view });
    ownWords.follow()();
    if (known) await ownWords.load();
    const user = userEvent.setup();
    const props = $state({
      step: "triggers" as const,
      fields: emptyFields(),
      words: { triggers: ["events.argument"] } as unknown as Vocabulary,
      extras: { lines: [], signs: [], sessions: [] },
      problem: undefined,
      onnext: () => undefined,
      onsave: () => undefined,
    });
    render(LogStep, props);
    await user.click(screen.getByRole("checkbox", { name: "Argument" }));
    for (const text of ["my boss calls", "rainy days"]) {
      await user.click(screen.getByRole("button", { name: "Own words …" }));
      await user.type(screen.getByRole("textbox"), `${text}{Enter}`);
    }
    if (known) await user.click(screen.getByRole("checkbox", { name: "old one" }));
    const main = within(screen.getByRole("combobox")).getAllByRole("option");
    expect(main.map((option) => option.textContent)).toEqual([
      "Not given",
      "Argument",
      "my boss calls",
      "rainy days",
      ...(known ? ["old one"] : []),
    ]);
  },
);
