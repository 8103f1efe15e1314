import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import Toasts from "./components/Toasts.svelte";
import { toasts } from "./toasts.svelte";

describe("toasts", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    toasts.clear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const setup = () => {
    render(Toasts);
    return userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  };

  it("go by themselves, but not while somebody is on them", async () => {
    const user = setup();
    toasts.show("Deleted.", () => {});
    await vi.advanceTimersByTimeAsync(1);
    screen.getByRole("button", { name: "Undo" }).focus();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(screen.getByText("Deleted."), "no time limit while focused").toBeInTheDocument();
    await user.tab();
    await user.tab();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(screen.queryByText("Deleted.")).toBeNull();
  });

  it("take the step back once", async () => {
    const user = setup();
    const undo = vi.fn();
    toasts.show("Deleted.", undo);
    await vi.advanceTimersByTimeAsync(1);
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(undo).toHaveBeenCalledOnce();
    expect(screen.queryByText("Deleted.")).toBeNull();
  });

  it("are the newest two, and stay on the page they were told on, also under Help", () => {
    const shown = () => toasts.list.map((toast) => toast.text);
    location.hash = "#/people";
    for (const text of ["Ana is saved.", "Ben is saved.", "Rosa is deleted."]) toasts.show(text);
    expect(shown()).toEqual(["Ben is saved.", "Rosa is deleted."]);
    location.hash = "#/help";
    toasts.turn();
    expect(shown(), "Help lies over the page and is none").toHaveLength(2);
    location.hash = "#/plan";
    toasts.turn();
    expect(shown()).toEqual([]);
  });

  it("are all gone after a lock", async () => {
    setup();
    toasts.show("Rosa is deleted.", () => {});
    await vi.advanceTimersByTimeAsync(1);
    toasts.clear();
    await vi.advanceTimersByTimeAsync(1);
    expect(screen.queryByText(/Rosa/)).toBeNull();
  });
});
