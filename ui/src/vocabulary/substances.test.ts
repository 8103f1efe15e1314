import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import type { Output } from "$lib/backend";
import { setLang } from "$lib/i18n";
import { ownWords, type Word } from "./own-words.svelte";
import { world } from "../../tests/world";
import SubstancePicker from "./SubstancePicker.svelte";

type Mine = Output<"words_list">["my_substances"];
type Kept = Output<"settings_get">;

const IDS = ["alcohol", "heroin", "meth", "other", "not_said"];
const word = (key: Word["key"]): Word => ({
  list: "substances",
  key,
  label: null,
  group: null,
  hidden: false,
});

async function setup(start: Mine, selected: Kept["substances"]["mine"] = []) {
  setLang("en");
  let mine = start;
  const backend = world(
    { state: "open" },
    {
      words_list: () => ({
        lists: [
          {
            list: "substances",
            room: 9,
            groups: [{ group: null, words: [...IDS.map((id) => word({ id })), word({ own: "kava" })] }],
          },
        ],
        my_substances: mine,
      }),
      settings_get: () => ({ lock_after_minutes: 17 }) as unknown as Kept,
      settings_set: (next) => {
        mine = next.substances.asked ? next.substances.mine : null;
        return next;
      },
    },
  );
  await ownWords.load();
  const chosen: unknown[] = [];
  render(SubstancePicker, {
    label: "A craving for what?",
    ids: IDS,
    selected,
    onchange: (next) => chosen.push(next),
  });
  return { backend, user: userEvent.setup(), chosen };
}

const group = () => screen.getByRole("group", { name: "A craving for what?" });
const offered = (box: HTMLElement) =>
  within(box)
    .getAllByRole("checkbox")
    .map((input) => input.parentElement?.textContent?.trim());

describe("which substances", () => {
  it("asks once which are mine, keeps the answer, and puts them first", async () => {
    const { backend, user } = await setup(null);
    expect(offered(group()), "everything is there before the question is answered").toHaveLength(6);
    await user.click(screen.getByRole("button", { name: "Choose mine" }));
    const ask = screen.getByRole("group", { name: "Which of these are yours?" });
    expect(offered(ask), "what names no substance is nobody's own").toHaveLength(4);
    await user.click(within(ask).getByRole("checkbox", { name: /Methamphetamine/ }));
    await user.click(within(ask).getByRole("checkbox", { name: "kava" }));
    await user.click(screen.getByRole("button", { name: "Keep these first" }));
    expect(await screen.findByText("Others", { selector: "summary" })).toBeInTheDocument();
    expect(offered(group()), "the ones that are mine, in their order").toHaveLength(2);
    expect(screen.queryByText("Which of these are yours?"), "the question does not come again").toBeNull();
    expect(backend.inputs("settings_set")).toEqual([
      { lock_after_minutes: 17, substances: { asked: true, mine: [{ id: "meth" }, { own: "kava" }] } },
    ]);
    expect(document.activeElement, "the focus goes on to what it was about").toBe(
      within(group()).getAllByRole("checkbox")[0],
    );
  });

  it("leaving it out is an answer too", async () => {
    const { backend, user } = await setup(null);
    await user.click(screen.getByRole("button", { name: "Leave it as it is" }));
    expect(await screen.findByRole("group", { name: "A craving for what?" })).toBeInTheDocument();
    expect(backend.inputs("settings_set")).toMatchObject([{ substances: { asked: true, mine: [] } }]);
    expect(screen.queryByText("Which of these are yours?")).toBeNull();
    expect(offered(group()), "and all are shown as before").toHaveLength(6);
    expect(screen.queryByRole("group", { name: "Others" })).toBeNull();
  });

  it("keeps the rest behind Others, where a pick stays in its place and counts", async () => {
    const { user, chosen } = await setup([{ id: "meth" }], [{ id: "alcohol" }]);
    expect(offered(group()), "mine, then what was chosen before").toHaveLength(2);
    const others = screen.getByRole("group", { name: "Others" });
    await user.click(within(others).getByRole("checkbox", { name: /Heroin/ }));
    expect(chosen.at(-1)).toEqual([{ id: "alcohol" }, { id: "heroin" }]);
    expect(screen.getByText("Others (1 picked)")).toBeInTheDocument();
    expect(within(others).getByRole("checkbox", { name: /Heroin/ }), "it does not jump away").toBeChecked();
    await user.click(within(group()).getByRole("checkbox", { name: /Methamphetamine/ }));
    expect(chosen.at(-1), "a pick here keeps the one there").toEqual([
      { id: "heroin" },
      { id: "alcohol" },
      { id: "meth" },
    ]);
  });

  it("does not ask while it is not known whether it asked before", () => {
    setLang("en");
    world({ state: "open" });
    ownWords.follow()();
    render(SubstancePicker, { label: "A craving for what?", ids: IDS, selected: [] });
    expect(offered(group())).toHaveLength(5);
    expect(screen.queryByText("Which of these are yours?")).toBeNull();
  });
});
