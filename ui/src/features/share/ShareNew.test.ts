import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { installBackend } from "$lib/backend";
import { memoryBackend } from "$lib/backend/memory";
import ReportView from "./ReportView.svelte";
import ShareNew from "./ShareNew.svelte";
import type { Report } from "./share.svelte";

beforeEach(() => installFeatures(features));

const hostile = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>';
const report: Report = {
  lang: "es",
  title: "Informe del diario",
  sections: [
    {
      heading: "De un vistazo",
      blocks: [
        { kind: "notice", text: "aviso" },
        { kind: "subheading", text: "Ganas" },
        { kind: "facts", rows: [{ label: "Nota", value: hostile }] },
        { kind: "list", items: ["uno"] },
        { kind: "table", caption: "dos filas", head: ["Cuándo", "Intensidad"], rows: [["lunes", "7 de 10"]] },
        { kind: "paragraph", text: "fin" },
      ],
    },
  ],
};

describe("the preview", () => {
  it("draws every string of the report and runs none of it", () => {
    const { container } = render(ReportView, { report });
    const text = container.textContent ?? "";
    for (const part of [
      "Informe del diario",
      "De un vistazo",
      "aviso",
      "Ganas",
      "Nota",
      hostile,
      "uno",
      "dos filas",
      "Cuándo",
      "lunes",
      "7 de 10",
      "fin",
    ])
      expect(text, `${part} leaves with the file and must be seen before`).toContain(part);
    expect(container.querySelector("img, script")).toBeNull();
    expect(
      container.querySelector("article"),
      "a screen reader reads it in its own language",
    ).toHaveAttribute("lang", "es");
  });

  it("gives tables their headings", () => {
    render(ReportView, { report });
    const table = screen.getByRole("table", { name: "dos filas" });
    expect(within(table).getByRole("columnheader", { name: "Intensidad" })).toBeVisible();
    expect(within(table).getByRole("rowheader", { name: "lunes" })).toBeVisible();
  });
});

describe("the screen", () => {
  it("walks a person from the reader's name to a sealed file, with the keyboard", async () => {
    const backend = memoryBackend({
      drafts_load: () => ({ json: null, kept: null }),
      drafts_save: () => ({}),
      drafts_discard: () => ({}),
      today_get: () => ({ now: "2026-03-28T10:00:00" }) as never,
      share_preview: () => report,
      share_suggest_passphrase: () => ({ passphrase: "uno dos tres cuatro cinco seis siete", bits: 73 }),
      vault_passphrase_check: () => ({ acceptable: false, score: 4, reasons: ["outer_blank"] }),
      folder_pick: () => ({ path: "/media/stick" }),
      share_export: ({ scope }) => ({
        path: "/media/stick/journal-2026-03-28.html",
        disclosure: {
          id: "1",
          at: "2026-03-28T15:00:00Z",
          scope,
          file_name: "x",
          sha256: "",
          revoked_at: null,
        },
      }),
    });
    installBackend(backend);
    const user = userEvent.setup();
    render(ShareNew);
    await user.type(screen.getByLabelText("Their name"), "M. Ortiz{Enter}");
    expect(await screen.findByRole("heading", { name: "What goes in?" })).toHaveFocus();
    expect(screen.getByLabelText("First day")).toHaveValue("Mar 1, 2026");
    expect(screen.getByRole("checkbox", { name: /My own words too/ })).not.toBeChecked();
    await user.click(screen.getByRole("checkbox", { name: /^Cravings/ }));
    await user.click(screen.getByRole("button", { name: "Next" }));
    expect(await screen.findByText("Informe del diario")).toBeVisible();
    expect(backend.inputs("share_preview")[0]?.scope.kinds, "what was unticked stays out").toEqual([
      "checkins",
      "sessions",
      "lessons",
      "plan",
    ]);
    await user.click(screen.getByRole("button", { name: "This may leave" }));
    expect(await screen.findByTestId("export-words")).toHaveTextContent(
      "uno dos tres cuatro cinco seis siete",
    );
    expect(screen.getByText(/They hold 73 bits/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Use my own passphrase" }));
    await user.type(screen.getByLabelText("Passphrase for this file"), "bishop cradle melon ");
    expect(await screen.findByText(/begins or ends with a space/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Use the words we made" }));
    await user.click(screen.getByRole("button", { name: "Choose …" }));
    expect(screen.getByLabelText("Folder to save to")).toHaveValue("/media/stick");
    await user.type(screen.getByLabelText("Your own passphrase, once more"), "slate violin harbor{Enter}");
    expect(await screen.findByTestId("export-path")).toHaveTextContent(
      "/media/stick/journal-2026-03-28.html",
    );
    expect(
      screen.getByText("uno dos tres cuatro cinco seis siete"),
      "the words are still there to be told",
    ).toBeVisible();
    const written = backend.inputs("drafts_save").map((input) => input.json);
    expect(JSON.stringify(written), "no passphrase is ever kept in a draft").not.toMatch(/slate|siete/);
  });

  const ready = (json: string | null) =>
    memoryBackend({
      drafts_load: () => ({ json, kept: null }),
      drafts_save: () => ({}),
      drafts_discard: () => ({}),
      today_get: () => ({ now: "2026-03-28T10:00:00" }) as never,
    });

  it("says that it kept an earlier start, and lets go of it", async () => {
    installBackend(ready(JSON.stringify({ recipient: "Dr. Lee", from: "2025-11-01", to: "2025-11-28" })));
    const user = userEvent.setup();
    render(ShareNew);
    await user.click(await screen.findByRole("button", { name: "Start over" }));
    expect(screen.getByLabelText("Their name")).toHaveValue("");
    await user.type(screen.getByLabelText("Their name"), "M.{Enter}");
    expect(await screen.findByLabelText("First day"), "the days are today's again").toHaveValue(
      "Mar 1, 2026",
    );
  });

  it("keeps no draft of a form that nobody wrote in", async () => {
    const backend = ready(null);
    installBackend(backend);
    const { unmount } = render(ShareNew);
    await vi.waitFor(() => expect(backend.inputs("today_get")).toHaveLength(1));
    unmount();
    await vi.waitFor(() =>
      expect(backend.calls.at(-1)?.name, "old days would come back as if typed").toBe("drafts_discard"),
    );
  });

  it("lists the journal pages of the days, picks none by itself, and does not know those that may never go in", async () => {
    const item = (id: string, title: string, share: "ask" | "never") => ({
      id,
      occurred: {
        at: "2026-03-10T23:00:00Z",
        zone: "America/Chicago",
        local: "2026-03-10T18:00:00",
        precision: "exact",
      },
      written: null,
      written_late: false,
      share,
      what: { kind: "journal", links: 0 },
      title: [{ text: title, hit: false }],
      excerpt: [{ text: "I walked home.", hit: false }],
      cut: false,
    });
    const backend = memoryBackend({
      drafts_load: () => ({ json: null, kept: null }),
      drafts_save: () => ({}),
      drafts_discard: () => ({}),
      today_get: () => ({ now: "2026-03-28T10:00:00" }) as never,
      share_preview: () => report,
      timeline_list: () =>
        ({
          items: [item("a", "A long day", "ask"), item("b", "Only mine", "never")],
          next: null,
          today: "",
        }) as never,
    });
    installBackend(backend);
    const user = userEvent.setup();
    render(ShareNew);
    await user.type(screen.getByLabelText("Their name"), "M. Ortiz{Enter}");
    await screen.findByRole("heading", { name: "What goes in?" });
    expect(screen.getByRole("checkbox", { name: /^Journal pages/ }), "off unless chosen").not.toBeChecked();
    await user.click(screen.getByRole("checkbox", { name: /^Journal pages/ }));
    const page = await screen.findByRole("checkbox", { name: /A long day/ });
    expect(page, "asked each time means unticked").not.toBeChecked();
    expect(screen.queryByText(/Only mine/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Next" }));
    expect(await screen.findByText(/Tick at least one page/)).toBeVisible();
    expect(backend.inputs("share_preview"), "nothing was built").toEqual([]);
    await user.click(page);
    await user.click(screen.getByRole("button", { name: "Next" }));
    await screen.findByText("Informe del diario");
    expect(backend.inputs("share_preview")[0]?.scope).toMatchObject({ pages: ["a"] });
    expect(backend.inputs("timeline_list")[0]?.filter).toMatchObject({
      kinds: ["journal"],
      from: "2026-03-01",
      to: "2026-03-28",
    });
  });
});
