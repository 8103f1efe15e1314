import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend } from "$lib/backend/memory";
import ResourceHost from "../../tests/ResourceHost.svelte";

const person = (name: string) => ({
  id: name,
  created_at: "2026-03-01T00:00:00Z",
  updated_at: "2026-03-01T00:00:00Z",
  deleted_at: null,
  position: 0,
  entry: {
    name,
    role: null,
    organization: "",
    phones: [],
    after_hours: "",
    address: "",
    when: "",
    call_for: "",
    may_call_since: null,
    in_crisis: true,
    before_unlock: false,
    consent: { scope: "", from: null, until: null, taken_back: null },
  },
});

describe("a view's data", () => {
  it("is asked again when its noun changes, and only then", async () => {
    let names = ["Rosa"];
    const backend = memoryBackend({ people_list: () => names.map(person) });
    installBackend(backend);
    render(ResourceHost);
    expect(await screen.findByText("Rosa")).toBeInTheDocument();
    names = ["Ben"];
    backend.announce("cravings");
    expect(backend.inputs("people_list")).toHaveLength(1);
    backend.announce("people");
    expect(await screen.findByText("Ben")).toBeInTheDocument();
    expect(screen.queryByText("Rosa")).toBeNull();
  });

  it("never shows an older answer over a newer one", async () => {
    const waiting: ((value: ReturnType<typeof person>[]) => void)[] = [];
    const backend = memoryBackend({ people_list: () => new Promise((resolve) => waiting.push(resolve)) });
    installBackend(backend);
    render(ResourceHost);
    await vi.waitFor(() => expect(waiting).toHaveLength(1));
    backend.announce("people");
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    waiting[1]?.([person("new")]);
    expect(await screen.findByText("new")).toBeInTheDocument();
    waiting[0]?.([person("old")]);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.queryByText("old")).toBeNull();
  });

  it("says what happened, what to do, and tries again", async () => {
    let broken = true;
    installBackend(
      memoryBackend({
        people_list: () => {
          if (broken) throw new BackendError("disk_error", undefined, true);
          return [person("Rosa")];
        },
      }),
    );
    render(ResourceHost);
    expect(await screen.findByRole("alert")).toHaveTextContent(/Reading or writing did not work.*Try again/);
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Rosa")).toBeInTheDocument();
  });
});
