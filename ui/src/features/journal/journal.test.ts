import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import Entry from "./Entry.svelte";
import Journal from "./Journal.svelte";
import { fieldsOf, whenOf, type View } from "./entry";
import { byDay, emptyFilter, type Item } from "./timeline.svelte";

beforeEach(() => installFeatures(features));

const moment = (local: string) => ({
  at: `${local}Z`,
  zone: "America/Chicago",
  local,
  precision: "exact" as const,
});

const page = (id: string, local: string, text: string): Item => ({
  id,
  occurred: moment(local),
  written: local,
  written_late: false,
  share: "ask",
  what: { kind: "journal", links: 0 },
  title: [],
  excerpt: [{ text, hit: false }],
  cut: false,
});

const craving: Item = {
  ...page("01930000-0000-7000-8000-000000000002", "2026-10-05T18:00:00", "the drive"),
  what: { kind: "craving", intensity: 7, later: 3, trigger: { own: "<b>car</b>" }, outcome: "passed" },
};

const view: View = {
  entry: {
    id: "01930000-0000-7000-8000-000000000001",
    occurred: moment("2026-10-05T21:00:00"),
    created_at: "2026-10-06T02:00:00Z",
    updated_at: "2026-10-06T02:00:00Z",
    deleted_at: null,
    revision: 4,
    lang: "en",
    content: {
      title: "First",
      body: "words",
      share: "never",
      links: [{ kind: "craving", id: "01930000-0000-7000-8000-000000000009" }],
    },
  },
  written: "2026-10-05T21:00:00",
  written_late: false,
  links: [{ kind: "gone", link: { kind: "craving", id: "01930000-0000-7000-8000-000000000009" } }],
};

let backend: MemoryBackend;
let items: Item[];

beforeEach(() => {
  setLang("en");
  toasts.clear();
  items = [page("01930000-0000-7000-8000-000000000001", "2026-10-06T09:00:00", "calm"), craving];
  backend = memoryBackend({
    timeline_list: ({ filter }) => ({
      items: filter.search ? items.slice(0, 1) : items,
      next: null,
      today: "2026-10-06",
    }),
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
    journal_get: () => view,
    journal_versions: () => ({ items: [] }),
    journal_save: () => view.entry,
    journal_delete: () => ({}),
    journal_undelete: () => ({}),
    sessions_list: () => ({ today: "2026-10-06", zone: "America/Chicago", items: [], truncated: false }),
    plan_get: () => ({
      version: 0,
      saved_at: null,
      saved_on: null,
      reason: "",
      reviewed_with: "",
      items: [],
    }),
    cravings_list: () => ({ items: [], next: null, total: 0, written: [] }),
  });
  installBackend(backend);
});

describe("the timeline", () => {
  it("groups by day, shows own words as text and leads to the record", async () => {
    render(Journal);
    expect(await screen.findByRole("heading", { name: "Today" })).toBeInTheDocument();
    expect(screen.getByText("<b>car</b>")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: /7 of 10, later 3/ })).toHaveAttribute(
      "href",
      `#/cravings/${craving.id}`,
    );
  });

  it("asks Rust for what is typed and marks what Rust calls a hit", async () => {
    const user = userEvent.setup();
    items[0] = {
      ...page("x", "2026-10-06T09:00:00", ""),
      excerpt: [
        { text: "a ", hit: false },
        { text: "calm", hit: true },
      ],
    };
    render(Journal);
    await screen.findByRole("heading", { name: "Today" });
    await user.type(screen.getByLabelText("Search your words"), "calm");
    await waitFor(() => expect(backend.inputs("timeline_list").at(-1)?.filter.search).toBe("calm"));
    await waitFor(() => expect(screen.queryByText("<b>car</b>")).not.toBeInTheDocument());
    expect(document.querySelector("mark")?.textContent).toBe("calm");
    await user.clear(screen.getByLabelText("Search your words"));
  });

  it.each(["cravings", "checkins", "journal", "returns", "sessions"] as const)(
    "reads again when something of %s changed",
    async (topic) => {
      render(Journal);
      await screen.findByRole("heading", { name: "Today" });
      const asked = backend.inputs("timeline_list").length;
      backend.announce(topic);
      await waitFor(() => expect(backend.inputs("timeline_list")).toHaveLength(asked + 1));
    },
  );

  it("tells nothing logged from nothing found", async () => {
    items = [];
    const user = userEvent.setup();
    const { unmount } = render(Journal);
    await screen.findByText("Nothing here yet");
    await user.type(screen.getByLabelText("Search your words"), "zeppelin");
    await screen.findByText("Nothing fits");
    await user.clear(screen.getByLabelText("Search your words"));
    await screen.findByText("Nothing here yet");
    unmount();
  });

  it("keeps one heading for one day", () => {
    const days = byDay([craving, { ...craving, id: "y" }, page("z", "2026-10-04T10:00:00", "")]);
    expect(days.map((one) => [one.day, one.items.length])).toEqual([
      ["2026-10-05", 2],
      ["2026-10-04", 1],
    ]);
    expect(emptyFilter().kinds).toEqual([]);
  });
});

describe("writing", () => {
  it("keeps every word as a draft and saves it once, with its draft", async () => {
    const user = userEvent.setup();
    render(Entry, { params: {} });
    await user.type(await screen.findByLabelText("Your words"), "a quiet day");
    await screen.findByText(/Kept\. You can stop/);
    expect(backend.inputs("drafts_save").at(-1)?.key).toBe("journal.new");
    await user.click(screen.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(backend.inputs("journal_save")).toHaveLength(1));
    const [sent] = backend.inputs("journal_save");
    expect(sent?.content.body).toBe("a quiet day");
    expect(sent?.draft).toBe("journal.new");
    expect(sent?.when).toEqual({ kind: "now" });
  });

  it("keeps a text that is too long on screen and says so", async () => {
    backend.answer({
      journal_save: () => {
        throw new BackendError("text_too_long", "body");
      },
    });
    const user = userEvent.setup();
    render(Entry, { params: {} });
    const field = await screen.findByLabelText("Your words");
    await user.click(field);
    await user.paste("x".repeat(100_001));
    await user.click(screen.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(field).toHaveAttribute("aria-invalid", "true"));
    expect((field as HTMLTextAreaElement).value).toHaveLength(100_001);
    expect(backend.inputs("drafts_discard")).toHaveLength(0);
  });

  it("changes a page by the revision it saw, leaves its time alone and keeps links that lead nowhere", async () => {
    const user = userEvent.setup();
    render(Entry, { params: { id: view.entry.id } });
    await user.type(await screen.findByLabelText("Your words"), "!");
    const chosen = screen.getByRole("button", { name: /not there any more/ });
    expect(within(chosen).getByText("Something that is not there any more")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Done" }));
    await waitFor(() => expect(backend.inputs("journal_save")).toHaveLength(1));
    const [sent] = backend.inputs("journal_save");
    expect(sent).toMatchObject({ id: view.entry.id, revision: 4, when: null });
    expect(sent?.content).toEqual({ ...view.entry.content, body: "words!" });
  });

  it("deletes with a way back", async () => {
    const user = userEvent.setup();
    render(Entry, { params: { id: view.entry.id } });
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    await waitFor(() => expect(toasts.list).toHaveLength(1));
    await toasts.list[0]?.undo?.();
    expect(backend.inputs("journal_undelete")).toEqual([{ id: view.entry.id }]);
  });

  it("moves an old page only when its time was changed", () => {
    const fields = fieldsOf(view);
    expect(whenOf(fields, view)).toBeNull();
    expect(whenOf({ ...fields, time: "" }, view)).toEqual({
      kind: "local",
      local: "2026-10-05T12:00:00",
      precision: "day",
    });
  });
});
