import { render } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { screen } from "@testing-library/svelte";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type Answers } from "$lib/backend/memory";
import { flushDrafts } from "./draft.svelte";
import DraftHost from "../../tests/DraftHost.svelte";

function setup(answers: Answers = {}) {
  const backend = memoryBackend({
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
    ...answers,
  });
  installBackend(backend);
  const view = render(DraftHost);
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  return { backend, view, user, note: () => screen.getByLabelText<HTMLInputElement>("Note") };
}

const json = (note: string) => JSON.stringify({ note, tags: [] });

describe("a form that saves itself", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("writes once, within a second after the last change", async () => {
    const { backend, user, note } = setup();
    await vi.advanceTimersByTimeAsync(1);
    await user.type(note(), "tired");
    expect(backend.inputs("drafts_save"), "nothing while typing").toEqual([]);
    await vi.advanceTimersByTimeAsync(999);
    expect(backend.inputs("drafts_save")).toEqual([{ key: "test.form", json: json("tired") }]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(backend.inputs("drafts_save"), "the same words are not written again").toHaveLength(1);
  });

  it("writes at once before a lock", async () => {
    const { backend, user, note } = setup();
    await vi.advanceTimersByTimeAsync(1);
    await user.type(note(), "half a sen");
    await flushDrafts();
    expect(backend.inputs("drafts_save")).toEqual([{ key: "test.form", json: json("half a sen") }]);
  });

  it("writes when the screen goes away", async () => {
    const { backend, view, user, note } = setup();
    await vi.advanceTimersByTimeAsync(1);
    await user.type(note(), "leaving");
    view.unmount();
    await vi.advanceTimersByTimeAsync(1);
    expect(backend.inputs("drafts_save")).toEqual([{ key: "test.form", json: json("leaving") }]);
  });

  it("a lock waits for what a form that just closed is still writing", async () => {
    let written: () => void = () => {};
    const { view, user, note } = setup({
      drafts_save: () =>
        new Promise((resolve) => {
          written = () => resolve({});
        }),
    });
    await vi.advanceTimersByTimeAsync(1);
    await user.type(note(), "leaving");
    view.unmount();
    let locked = false;
    const lock = flushDrafts().then(() => (locked = true));
    await vi.advanceTimersByTimeAsync(100);
    expect(locked).toBe(false);
    written();
    await lock;
  });

  it("puts an earlier draft back and says so", async () => {
    const { note } = setup({
      drafts_load: () => ({
        json: JSON.stringify({ note: "from before", gone: 1, tags: "no list" }),
        kept: null,
      }),
    });
    await vi.advanceTimersByTimeAsync(1);
    expect(note()).toHaveValue("from before");
    expect(screen.getByText("restored")).toBeInTheDocument();
    expect(screen.getByText("tags: []"), "what no longer fits the form is left out").toBeInTheDocument();
  });

  it("never overwrites an earlier draft before it was read", async () => {
    let found: (value: { json: string; kept: null }) => void = () => {};
    const { backend, user, note } = setup({ drafts_load: () => new Promise((resolve) => (found = resolve)) });
    await user.type(note(), "x");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(backend.inputs("drafts_save")).toEqual([]);
    found({ json: JSON.stringify({ note: "older and longer", tags: [] }), kept: null });
    await vi.advanceTimersByTimeAsync(1);
    expect(note(), "neither the old words nor the new are lost").toHaveValue("older and longer x");
    await vi.advanceTimersByTimeAsync(999);
    expect(backend.inputs("drafts_save")).toEqual([{ key: "test.form", json: json("older and longer x") }]);
  });

  it("keeps what was typed before the vault had answered, without another key", async () => {
    let found: (value: { json: null; kept: null }) => void = () => {};
    const { backend, user, note } = setup({ drafts_load: () => new Promise((resolve) => (found = resolve)) });
    await user.type(note(), "quick");
    await vi.advanceTimersByTimeAsync(5_000);
    found({ json: null, kept: null });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(backend.inputs("drafts_save")).toEqual([{ key: "test.form", json: json("quick") }]);
  });

  it("a lock waits for a form whose earlier draft is still being looked for", async () => {
    let found: (value: { json: null; kept: null }) => void = () => {};
    const { backend, user, note } = setup({ drafts_load: () => new Promise((resolve) => (found = resolve)) });
    await user.type(note(), "help");
    const lock = flushDrafts();
    found({ json: null, kept: null });
    await lock;
    expect(backend.inputs("drafts_save")).toEqual([{ key: "test.form", json: json("help") }]);
  });

  it("keeps what was typed in a form that closed before the vault had answered", async () => {
    let found: (value: { json: null; kept: null }) => void = () => {};
    const { backend, view, user, note } = setup({
      drafts_load: () => new Promise((resolve) => (found = resolve)),
    });
    await user.type(note(), "gone at once");
    view.unmount();
    found({ json: null, kept: null });
    await vi.advanceTimersByTimeAsync(1);
    expect(backend.inputs("drafts_save")).toEqual([{ key: "test.form", json: json("gone at once") }]);
  });

  it("is thrown away after the real save and not written again", async () => {
    const { backend, user, note } = setup();
    await vi.advanceTimersByTimeAsync(1);
    await user.type(note(), "done");
    await user.click(screen.getByRole("button", { name: "Send" }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(backend.inputs("drafts_discard")).toEqual([{ key: "test.form" }]);
    expect(backend.inputs("drafts_save")).toEqual([]);
  });

  it("says when it could not be kept, and tries again with the next change", async () => {
    const { backend, user, note } = setup({
      drafts_save: () => {
        throw new BackendError("disk_full");
      },
    });
    await vi.advanceTimersByTimeAsync(1);
    await user.type(note(), "a");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(screen.getByText("problem: disk_full")).toBeInTheDocument();
    expect(note(), "the words stay on screen").toHaveValue("a");
    backend.answer({ drafts_save: () => ({}) });
    await user.type(note(), "b");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(screen.queryByText("problem: disk_full")).toBeNull();
  });
});
