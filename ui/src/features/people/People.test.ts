import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { BackendError, type Output } from "$lib/backend";
import { flushDrafts } from "$lib/draft.svelte";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import { cover } from "$shared/cover.svelte";
import { world } from "../../../tests/world";
import Toasts from "$shared/components/Toasts.svelte";
import People from "./People.svelte";

type Person = Output<"people_list">[number];

const person = (name: string, more: Partial<Person["entry"]> = {}): Person => ({
  id: name,
  created_at: "2026-03-01T00:00:00Z",
  updated_at: "2026-03-01T00:00:00Z",
  deleted_at: null,
  position: 0,
  entry: { name, phone: "", when: "", may_call_since: null, before_unlock: false, ...more },
});

async function setup(start: Person[], answers: Parameters<typeof world>[1] = {}) {
  setLang("en");
  toasts.clear();
  let list = start;
  let gone: Person[] = [];
  const backend = world(
    { state: "open" },
    {
      people_list: () => list,
      people_delete: ({ id }) => {
        gone = list.filter((one) => one.id === id);
        list = list.filter((one) => one.id !== id);
        return {};
      },
      people_undelete: () => {
        list = [...list, ...gone];
        return {};
      },
      people_save: ({ entry }) => {
        const saved = person(entry.name, entry);
        list = [...list, saved];
        return saved;
      },
      ...answers,
    },
  );
  render(People);
  render(Toasts);
  return { backend, user: userEvent.setup() };
}

describe("my people", () => {
  it("adds somebody with everything that was typed, and nothing before it was asked", async () => {
    const { backend, user } = await setup([]);
    expect(await screen.findByText("Nobody here yet")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Add someone" }));
    const form = within(await screen.findByRole("dialog", { name: "Someone new" }));
    expect(form.getByRole("checkbox", { name: "Show before unlocking" })).not.toBeChecked();
    await user.type(form.getByLabelText("Name"), "Rosa");
    await user.type(form.getByLabelText("Phone number"), "+1 312 555 0142");
    await user.click(form.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("heading", { name: "Rosa" })).toBeInTheDocument();
    expect(backend.inputs("people_save")).toEqual([
      {
        id: null,
        entry: {
          name: "Rosa",
          phone: "+1 312 555 0142",
          when: "",
          may_call_since: null,
          before_unlock: false,
        },
      },
    ]);
  });

  it("keeps words in the dialog through a quick exit, and asks before Cancel takes them away", async () => {
    let json: string | null = null;
    const { user } = await setup([], {
      drafts_load: ({ key }) => ({ json: key === "people.new" ? json : null, kept: null }),
      drafts_save: (draft) => {
        json = draft.json;
        return {};
      },
      drafts_discard: () => {
        json = null;
        return {};
      },
    });
    await user.click(await screen.findByRole("button", { name: "Add someone" }));
    await user.type(await screen.findByLabelText("Name"), "Rosa");
    await flushDrafts();
    expect(json, "the window may be gone in this moment").toContain("Rosa");

    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(await screen.findByText("What you typed is not saved yet.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Keep writing" }));
    expect(screen.getByLabelText("Name")).toHaveValue("Rosa");

    // As after a quick exit: the page is new, the vault is not.
    cleanup();
    await setup([], {
      drafts_load: ({ key }) => ({ json: key === "people.new" ? json : null, kept: null }),
      drafts_discard: () => {
        json = null;
        return {};
      },
    });
    await user.click(await screen.findByRole("button", { name: "Add someone" }));
    await vi.waitFor(() => expect(screen.getByLabelText("Name")).toHaveValue("Rosa"));
    await user.keyboard("{Escape}");
    expect(
      await screen.findByText("What you typed is not saved yet."),
      "what came back counts as typed",
    ).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Close without saving" }));
    await vi.waitFor(() => expect(json, "given up is given up").toBeNull());
  });

  it("says at the field what does not fit and keeps what was typed", async () => {
    const { user } = await setup([], {
      people_save: () => {
        throw new BackendError("phone_invalid", "phone");
      },
    });
    await user.click(await screen.findByRole("button", { name: "Add someone" }));
    await user.type(await screen.findByLabelText("Name"), "Rosa");
    await user.type(screen.getByLabelText("Phone number"), "call me");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await vi.waitFor(() =>
      expect(screen.getByLabelText("Phone number")).toHaveAccessibleDescription(/does not look like/),
    );
    expect(screen.getByLabelText("Phone number")).toHaveValue("call me");
  });

  it("asks for the day when somebody said yes, instead of losing the yes", async () => {
    const { backend, user } = await setup([]);
    await user.click(await screen.findByRole("button", { name: "Add someone" }));
    await user.type(await screen.findByLabelText("Name"), "Rosa");
    await user.click(screen.getByRole("checkbox", { name: "They said I may call" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(screen.getByLabelText("When did they say so?")).toBeInvalid();
    expect(backend.inputs("people_save")).toEqual([]);
  });

  it("a half-filled form steps aside for help and is as it was afterwards", async () => {
    const { user } = await setup([]);
    await user.click(await screen.findByRole("button", { name: "Add someone" }));
    const name = await screen.findByLabelText("Name");
    await vi.waitFor(() => expect(name, "one begins at the first field").toHaveFocus());
    await user.type(name, "Rosa");
    cover.set(true);
    await vi.waitFor(() => expect(screen.getByLabelText("Name")).not.toBeVisible());
    cover.set(false);
    await vi.waitFor(() => expect(screen.getByLabelText("Name")).toBeVisible());
    expect(screen.getByLabelText("Name")).toHaveValue("Rosa");
  });

  it("deletes and takes it back", async () => {
    const { user } = await setup([person("Rosa"), person("Ben")]);
    await user.click(await screen.findByRole("button", { name: /Delete.*Rosa/ }));
    await vi.waitFor(() => expect(screen.queryByRole("heading", { name: "Rosa" })).toBeNull());
    expect(
      screen.getByRole("heading", { name: "My people" }),
      "the focus is not lost with the button",
    ).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByRole("heading", { name: "Rosa" })).toBeInTheDocument();
  });
});
