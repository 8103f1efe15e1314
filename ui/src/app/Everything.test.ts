import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { installFeatures, screens } from "$frame/feature";
import { replace, router } from "$frame/router.svelte";
import { vault } from "$frame/vault.svelte";
import { setLang } from "$lib/i18n";
import { session } from "$features/sessions/fixture";
import { lessonsWeek, world } from "../../tests/world";
import App from "./App.svelte";
import { fold, places, search, type Thing } from "./everything";
import { features } from "./features";

const thing = (label: string, more: Partial<Thing> = {}): Thing => ({ id: label, label, go: "/", ...more });
const labels = (things: readonly Thing[]) => things.map((one) => one.label);

describe("what is found", () => {
  beforeEach(() => installFeatures(features));

  it("holds every screen that has an address of its own", () => {
    const there = new Set(places().map((place) => place.go));
    const missing = screens()
      .map((screen) => screen.path)
      .filter((path) => !path.includes(":") && !there.has(path));
    expect(missing).toEqual([]);
    const ids = places().map((place) => place.id);
    expect(new Set(ids).size, "each once").toBe(ids.length);
  });

  it("does not mind accents, capitals or the order of words", () => {
    expect(fold("Habilidad Ñandú")).toBe("habilidad nandu");
    const list = [thing("Programa: Mis sesiónes"), thing("Ajustes")];
    expect(labels(search(list, "SESION  prog"))).toEqual(["Programa: Mis sesiónes"]);
  });

  it("puts what begins with the words first, and keeps lessons for what is typed", () => {
    const list = [thing("My replan"), thing("The plan"), thing("Plan"), thing("Planning", { typed: true })];
    expect(labels(search(list, "plan"))).toEqual(["Plan", "Planning", "The plan", "My replan"]);
    expect(labels(search(list, " "))).toEqual(["My replan", "The plan", "Plan"]);
    expect(search(list, "zebra")).toEqual([]);
  });

  it("searches where a thing belongs, too", () => {
    const list = [thing("Month", { detail: "Sessions" }), thing("Month")];
    expect(search(list, "sess mon")).toHaveLength(1);
  });
});

describe("going there", () => {
  async function setup(state: "open" | "locked" = "open") {
    setLang("en");
    Element.prototype.scrollIntoView = () => undefined;
    vault.uncover();
    replace("/");
    const backend = world(
      { state },
      {
        lessons_week: () => lessonsWeek(),
        lessons_list: () => [
          {
            id: "tides",
            number: 3,
            title: "Tides and you",
            summary: "",
            minutes: 5,
            sections: 1,
            picture: "wave",
            progress: null,
            due: null,
          },
        ],
        sessions_list: () => ({
          today: "2026-03-10",
          zone: "America/Chicago",
          items: [session({ title: "Evening group" }), session({ title: "Called off", cancelled: true })],
          truncated: false,
        }),
      },
    );
    await vault.refresh();
    render(App);
    return { backend, user: userEvent.setup() };
  }

  async function open(user: ReturnType<typeof userEvent.setup>) {
    await screen.findByRole("heading", { level: 1 });
    await user.keyboard("{Control>}k{/Control}");
    return screen.findByRole("combobox", { name: "What are you looking for?" });
  }
  const active = () => within(screen.getByRole("listbox")).getByRole("option", { selected: true });

  it("types, moves and goes by keys alone", async () => {
    const { user } = await setup();
    const field = await open(user);
    await waitFor(() => expect(field).toHaveFocus());
    expect(active()).toHaveTextContent("Log a craving");
    await user.keyboard("{ArrowUp}");
    expect(active(), "from the first to the last").toBe(screen.getAllByRole("option").at(-1));
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(field.getAttribute("aria-activedescendant")).toBe(active().id);
    await user.type(field, "skill");
    expect(field, "the focus stays in the field").toHaveFocus();
    await user.keyboard("{Enter}");
    await waitFor(() => expect(router.path).toBe("/skills"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("finds lessons and sessions to come, and not what was called off", async () => {
    const { user } = await setup();
    const field = await open(user);
    await user.type(field, "tides");
    expect(await screen.findByRole("option", { name: /Tides and you/ })).toHaveTextContent("Lesson 3");
    await user.clear(field);
    await user.type(field, "evening group");
    expect(screen.getByRole("option")).toHaveTextContent("Evening group");
    await user.clear(field);
    await user.type(field, "called off");
    expect(screen.queryByRole("option")).toBeNull();
    expect(screen.getByText(/There is nothing with “called off”/)).toBeVisible();
    expect(field).toHaveAttribute("aria-expanded", "false");
    await user.keyboard("{Enter}");
    expect(screen.getByRole("dialog"), "nothing to go to").toBeInTheDocument();
  });

  it("closes by Esc and gives the focus back", async () => {
    const { user } = await setup();
    await screen.findByRole("navigation");
    const link = screen.getByRole("link", { name: "Journal" });
    link.focus();
    await open(user);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(link).toHaveFocus());
  });

  it("locks, and is gone with everything in it", async () => {
    const { user, backend } = await setup();
    const field = await open(user);
    await user.type(field, "lock");
    await user.click(screen.getByRole("option", { name: "Lock" }));
    await screen.findByRole("heading", { name: "Welcome back" });
    expect(backend.inputs("vault_lock")).toEqual([{ reason: "asked" }]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("does not exist while it is locked", async () => {
    const { user, backend } = await setup("locked");
    await screen.findByRole("heading", { level: 1 });
    await user.keyboard("{Control>}k{/Control}");
    await Promise.resolve();
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(backend.inputs("lessons_list")).toEqual([]);
    screen.getByLabelText("Passphrase").blur();
    await user.keyboard("?");
    expect(await screen.findByRole("dialog", { name: "Keys" })).not.toHaveTextContent("Go anywhere");
  });
});
