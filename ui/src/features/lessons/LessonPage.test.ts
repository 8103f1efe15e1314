import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { progress, view } from "./fixture";
import LessonPage from "./LessonPage.svelte";

class Watch {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

let backend: MemoryBackend;
beforeEach(() => {
  vi.stubGlobal("IntersectionObserver", Watch);
  Element.prototype.scrollIntoView = () => undefined;
  setLang("en");
  backend = memoryBackend({
    lessons_open: ({ lang }) => view(lang, { place: "two" }),
    lessons_list: () => [],
    lessons_progress_save: ({ state }) => progress(state),
  });
  installBackend(backend);
});
afterEach(() => vi.unstubAllGlobals());

const open = async () => {
  render(LessonPage, { params: { id: "tides" } });
  await screen.findByRole("heading", { level: 1, name: "Tides" });
};

describe("the page of a lesson", () => {
  it("shows markup in a lesson as the characters it is written with", async () => {
    await open();
    expect(screen.getAllByText(/Water <b>moves<\/b>\./)).toHaveLength(2);
    expect(document.querySelector("article b"), "no element comes out of a text").toBeNull();
  });

  it("keeps a half-made answer and its place when the language changes", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: /^Call/ }));
    await user.click(screen.getByRole("button", { name: /^Stay/ }));
    setLang("es");
    await screen.findByRole("heading", { level: 1, name: "Mareas" });
    const group = screen.getByRole("group", { name: "¿En qué orden?" });
    const pressed = within(group).getAllByRole("button", { pressed: true });
    expect(pressed.map((button) => button.textContent.trim())).toEqual(["2 Quedarse", "1 Llamar"]);
  });

  it("says something at once after a pick, and shows the lesson's order after another one", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: "Wait" }));
    expect(screen.getByText("You may.")).toBeVisible();
    for (const step of ["Stay", "Call", "Give"])
      await user.click(screen.getByRole("button", { name: new RegExp(`^${step}`) }));
    expect(screen.getByText("Look below.")).toBeVisible();
    const order = screen.getByText("The order in the lesson").nextElementSibling;
    expect([...(order?.children ?? [])].map((item) => item.textContent)).toEqual(["Call", "Give", "Stay"]);
  });

  it("opens no address and shows one only when asked", async () => {
    const user = userEvent.setup();
    await open();
    expect(document.querySelector('a[href^="http"]'), "nothing on the page leads out").toBeNull();
    const show = screen.getByRole("button", { name: "Show the web address" });
    expect(show).toHaveAttribute("aria-expanded", "false");
    await user.click(show);
    expect(screen.getByText("https://example.org/sea")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Hide the web address" })).toHaveAttribute(
      "aria-expanded",
      "true",
    );
  });

  it("offers the way back to where the person had stopped", async () => {
    const user = userEvent.setup();
    await open();
    expect(screen.getByText(/stopped at “Part two”/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Go there" }));
    expect(screen.getByRole("heading", { name: "Part two" })).toHaveFocus();
  });

  it("is done when the person says so, and can be opened again", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: "I have read it" }));
    expect(screen.getByRole("heading", { name: "You have read this lesson" })).toHaveFocus();
    await vi.waitFor(() =>
      expect(backend.inputs("lessons_progress_save").at(-1)?.state).toMatchObject({
        done: true,
        sections_done: ["one", "two"],
      }),
    );
    await user.click(screen.getByRole("button", { name: "Not done yet" }));
    expect(screen.getByRole("button", { name: "I have read it" })).toBeVisible();
  });
});
