import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
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
    expect(pressed.map((button) => button.textContent.trim())).toEqual([
      "2 Quedarse Lugar 2",
      "1 Llamar Lugar 1",
    ]);
  });

  it("says something at once after a pick, and shows the lesson's order after another one", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("radio", { name: "Wait" }));
    expect(screen.getByText("You may.")).toBeVisible();
    for (const step of ["Stay", "Call", "Give"])
      await user.click(screen.getByRole("button", { name: new RegExp(`^${step}`) }));
    expect(screen.getByText("Look below.")).toBeVisible();
    const order = screen.getByText("The order in the lesson").nextElementSibling;
    expect([...(order?.children ?? [])].map((item) => item.textContent)).toEqual(["Call", "Give", "Stay"]);
  });

  it("keeps the focus in the question when a button that was pressed goes away", async () => {
    const user = userEvent.setup();
    await open();
    const group = within(screen.getByRole("group", { name: "In which order?" }));
    const first = group.getByRole("button", { name: /^Stay/ });
    await user.click(group.getByRole("button", { name: /^Call/ }));
    await user.click(group.getByRole("button", { name: /^Give/ }));
    const back = group.getByRole("button", { name: "Take the last one back" });
    await user.click(back);
    expect(back, "there is one more to take back").toHaveFocus();
    await user.click(back);
    expect(first, "nothing is left to take back").toHaveFocus();
    for (const step of ["Stay", "Call", "Give"])
      await user.click(group.getByRole("button", { name: new RegExp(`^${step}`) }));
    await user.click(group.getByRole("button", { name: "Try it again" }));
    expect(first, "a new try begins").toHaveFocus();
  });

  it("says that nothing is kept where it is in sight from everywhere", async () => {
    const user = userEvent.setup();
    backend.answer({
      lessons_progress_save: () => {
        throw new BackendError("disk_full", undefined, true);
      },
    });
    await open();
    const status = document.querySelector(".not-kept");
    expect(status, "there before it has anything to say").toHaveAttribute("role", "status");
    expect(status).toBeEmptyDOMElement();
    await user.click(screen.getByRole("button", { name: "Bookmark", pressed: false }));
    await vi.waitFor(() => expect(status).toHaveTextContent("Your place is not being kept right now."));
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

  it("shows larger words and lines, and looks as before when that could not be kept", async () => {
    const user = userEvent.setup();
    backend.answer({ lessons_reading_set: (next) => next });
    await open();
    await user.click(screen.getByRole("button", { name: "Text size" }));
    const dialog = within(await screen.findByRole("dialog", { name: "How lessons look" }));
    await user.selectOptions(dialog.getByLabelText("Size of the words"), "largest");
    await vi.waitFor(() => expect(document.querySelector("article")).toHaveClass("size-largest"));
    expect(backend.inputs("lessons_reading_set")).toEqual([{ size: "largest", spacing: "normal" }]);
    backend.answer({
      lessons_reading_set: () => {
        throw new BackendError("disk_full", undefined, true);
      },
    });
    await user.selectOptions(dialog.getByLabelText("Room between lines"), "widest");
    await vi.waitFor(() => expect(document.querySelector("article")).toHaveClass("space-normal"));
  });

  it("keeps a bookmark at once", async () => {
    const user = userEvent.setup();
    await open();
    await user.click(screen.getByRole("button", { name: "Bookmark", pressed: false }));
    expect(screen.getByRole("button", { name: "Bookmarked", pressed: true })).toBeVisible();
    await vi.waitFor(() =>
      expect(backend.inputs("lessons_progress_save").at(-1)?.state.bookmarked).toBe(true),
    );
  });

  it("says that the lesson was written anew, and keeps old answers in sight in their own words", async () => {
    backend.answer({
      lessons_open: ({ lang }) =>
        view(
          lang,
          { place: "two" },
          {
            renewed_from: 1,
            aside: [
              {
                question: "gone",
                version: 1,
                lang: "es",
                prompt: "¿Qué <b>pasó</b>?",
                picked: ["Nada", "Algo"],
                first_try: false,
                set_aside_at: "2026-03-10T10:00:00Z",
              },
            ],
          },
        ),
    });
    await open();
    expect(screen.getByText("This lesson was written anew")).toBeVisible();
    const prompt = screen.getByText("¿Qué <b>pasó</b>?");
    expect(prompt.closest("[lang]")).toHaveAttribute("lang", "es");
    expect(screen.getByText("Nada and Algo")).toBeInTheDocument();
  });

  it("prints the questions without anything the person said", async () => {
    backend.answer({
      lessons_open: ({ lang }) =>
        view(lang, {
          reflection: "only mine",
          answers: [{ question: "choice", options: ["b"], first_try: true }],
        }),
    });
    await open();
    const paper = document.querySelector(".paper");
    expect(paper?.closest("[data-print]"), "it is part of what goes to paper").not.toBeNull();
    expect(paper).toHaveTextContent("What now?");
    expect(paper).toHaveTextContent("Around me");
    expect(paper, "steps are numbered, not ticked").toHaveTextContent("Number them 1 to 3.");
    expect(paper?.querySelectorAll(".number")).toHaveLength(3);
    expect(paper?.querySelectorAll("tbody tr .box"), "a box for each line and group").toHaveLength(4);
    expect(paper, "own words stay on the screen").not.toHaveTextContent("only mine");
    for (const part of document.querySelectorAll("textarea"))
      expect(part.closest(".no-print")).not.toBeNull();
  });
});
