import { render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import Gate from "./Gate.svelte";

/** A snippet whose element tells when it is taken out of the page. */
function room(name: string, gone: () => void) {
  return createRawSnippet(() => ({
    render: () => `<p>${name}</p>`,
    setup: () => gone,
  }));
}

describe("the lock gate", () => {
  it("destroys what was open when the vault is not open any more", async () => {
    const gone = vi.fn();
    const none = room("first run", () => {});
    const props = { open: room("a private note", gone), locked: room("lock screen", () => {}), none };
    const { rerender, container } = render(Gate, {
      state: "open" as "open" | "locked" | "none" | undefined,
      ...props,
    });
    expect(screen.getByText("a private note")).toBeInTheDocument();
    expect(gone).not.toHaveBeenCalled();

    await rerender({ state: "locked" });
    expect(gone, "the tree is torn down, not hidden").toHaveBeenCalledOnce();
    expect(container).not.toHaveTextContent("a private note");
    expect(screen.getByText("lock screen")).toBeInTheDocument();
  });

  it("shows nothing of any room while the state is not known", () => {
    const { container } = render(Gate, {
      state: undefined,
      open: room("a private note", () => {}),
      locked: room("lock screen", () => {}),
      none: room("first run", () => {}),
    });
    expect(container.textContent).toBe("");
  });
});
