import { cleanup, render, screen, within } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { installBackend } from "$lib/backend";
import { memoryBackend, type Answers } from "$lib/backend/memory";
import type { Choices, OwnLine, Topic } from "./form";
import ReportView from "./ReportView.svelte";
import ShareNew from "./ShareNew.svelte";
import type { Report } from "./share.svelte";

beforeEach(() => installFeatures(features));

const hostile = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>';
const report: Report = {
  lang: "es",
  title: "Informe del diario",
  name: "",
  days: "",
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
  const english: Report = { ...report, lang: "en", title: "Journal report" };
  const line = (key: string, text: string, more: Partial<OwnLine> = {}): OwnLine => ({
    key,
    kind: "cravings",
    what: "note",
    when: "2026-03-10T18:00:00",
    text,
    speaks_of_use: false,
    ...more,
  });
  const lines = [
    line("a", "I walked home."),
    line("b", "One beer at the game.", { speaks_of_use: true }),
    line("c", "Go to the library", { kind: "plan", what: "plan_line", when: null }),
  ];
  const question = (text: string, more: Partial<Topic> = {}): Topic => ({
    text,
    session: "2026-03-30T18:00:00",
    speaks_of_use: false,
    ...more,
  });

  const base = (more: Answers = {}) => {
    const made = memoryBackend({
      drafts_load: () => ({ json: null, kept: null }),
      drafts_save: () => ({}),
      drafts_discard: () => ({}),
      today_get: () => ({ now: "2026-03-28T10:00:00" }) as never,
      share_list: () => [],
      share_choices: () => ({ own: lines, uses: [], more_uses: false, topics: [] }),
      share_preview: () => [english, report],
      share_suggest_passphrase: () => ({ passphrase: "one two three four five six seven", bits: 73 }),
      vault_passphrase_check: () => ({ acceptable: false, score: 4, reasons: ["outer_blank"] }),
      folder_pick: () => ({ path: "/media/stick" }),
      share_export: ({ scope }) => ({
        path: "/media/stick/journal-2026-03-28.html",
        disclosure: {
          id: "1",
          at: "2026-03-28T15:00:00Z",
          scope,
          file_name: "journal-2026-03-28.html",
          sha256: "",
          state: "made",
          revoked_at: null,
        },
      }),
      ...more,
    });
    installBackend(made);
    return made;
  };
  const next = (user: UserEvent) => user.click(screen.getByRole("button", { name: "Next" }));
  /** Up to "What goes in?". */
  const begin = async (user: UserEvent, role = "counselor") => {
    render(ShareNew);
    await user.selectOptions(screen.getByLabelText("Who are they?"), role);
    await user.type(screen.getByLabelText("Their name"), "M. Ortiz{Enter}");
  };
  const box = (name: RegExp) => screen.getByRole("checkbox", { name });

  it("walks a person from the reader's name to a sealed file, with the keyboard", async () => {
    const backend = base();
    const user = userEvent.setup();
    await begin(user);
    expect(await screen.findByRole("heading", { name: "What goes in?" })).toHaveFocus();
    expect(screen.getByLabelText("First day")).toHaveValue("Feb 23, 2026");
    expect(screen.getByLabelText("Last day")).toHaveValue("Mar 22, 2026");
    expect(screen.getByText(/4 whole weeks\. Nothing from Monday, March 23 on is in it\./)).toBeVisible();
    await user.click(box(/^Check-ins/));
    await next(user);
    expect(await screen.findByRole("heading", { name: "Which of your own words?" })).toHaveFocus();
    await next(user);
    expect(await screen.findByRole("heading", { name: "What do you want to talk about?" })).toHaveFocus();
    await next(user);
    expect(await screen.findByText("Journal report")).toBeVisible();
    expect(backend.inputs("share_preview")[0]?.scope, "what was unticked stays out").toMatchObject({
      kinds: ["cravings", "sessions", "lessons", "plan"],
      own: ["a", "c"],
      topics: [],
      returns: [],
      pages: [],
    });
    await user.click(screen.getByRole("button", { name: "Spanish" }));
    expect(screen.getByText("Informe del diario"), "the other half of the file is seen, too").toBeVisible();
    await user.click(screen.getByRole("button", { name: "This may leave" }));
    expect(await screen.findByTestId("export-words")).toHaveTextContent("one two three four five six seven");
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
      screen.getByText("one two three four five six seven"),
      "the words are still there to be told",
    ).toBeVisible();
    const written = backend.inputs("drafts_save").map((input) => input.json);
    expect(JSON.stringify(written), "no passphrase is ever kept in a draft").not.toMatch(/slate|seven/);
  });

  it("shows the report full width to be read together, and puts a slip or page one on paper", async () => {
    base();
    const printed: string[] = [];
    window.print = () => {
      printed.push([...document.querySelectorAll("[data-print]")].map((part) => part.textContent).join(""));
    };
    const user = userEvent.setup();
    render(ShareNew);
    await user.type(screen.getByLabelText("Your name on it"), "Jordan M.");
    await user.type(screen.getByLabelText("Their name"), "M. Ortiz{Enter}");
    await screen.findByRole("heading", { name: "What goes in?" });
    for (const heading of [
      "Which of your own words?",
      "What do you want to talk about?",
      "This is what leaves. All of it.",
    ]) {
      await next(user);
      await screen.findByRole("heading", { name: heading });
    }
    await user.click(screen.getByRole("button", { name: "This may leave" }));
    await user.type(await screen.findByLabelText("Folder to save to"), "/x");
    await user.type(screen.getByLabelText("Your own passphrase, once more"), "slate violin harbor{Enter}");
    await screen.findByTestId("export-path");
    const press = (name: string) => user.click(screen.getByRole("button", { name }));

    await press("Print the slip");
    await vi.waitFor(() => expect(printed).toHaveLength(1));
    expect(printed[0]).toMatch(/A sealed file for M\. Ortiz.*journal-2026-03-28\.html.*told to you by voice/);
    expect(printed[0], "neither who it is from nor what opens it, unless wanted").not.toMatch(/Jordan|seven/);
    await user.click(box(/who it is from/));
    await user.click(box(/^Put the words/));
    await press("Spanish");
    await press("Print the slip");
    await vi.waitFor(() => expect(printed).toHaveLength(2));
    expect(printed[1]).toMatch(
      /Un archivo sellado para M\. Ortiz.*De: Jordan M\..*one two three four five six seven/,
    );
    await press("Print page one");
    await vi.waitFor(() => expect(printed).toHaveLength(3));
    expect(printed[2]).toMatch(/Informe del diario.*De un vistazo/);
    expect(printed[2], "one thing at a time").not.toMatch(/sellado|seven/);

    await press("Open it here");
    expect(await screen.findByRole("heading", { name: "Read it together" })).toHaveFocus();
    expect(screen.getByText("Informe del diario")).toBeVisible();
    expect(screen.queryByText(/seven/), "the words are not shown beside it").toBeNull();
    await press("Close the report");
    expect(screen.getByRole("button", { name: "Open it here" })).toHaveFocus();
  });

  it("says that it kept an earlier start, and lets go of it", async () => {
    base({
      drafts_load: () => ({
        json: JSON.stringify({ recipient: "Dr. Lee", from: "2025-11-03", to: "2025-11-30" }),
        kept: null,
      }),
    });
    const user = userEvent.setup();
    render(ShareNew);
    await user.click(await screen.findByRole("button", { name: "Start over" }));
    expect(screen.getByLabelText("Their name")).toHaveValue("");
    await user.type(screen.getByLabelText("Their name"), "M.{Enter}");
    expect(await screen.findByLabelText("First day"), "the days are today's again").toHaveValue(
      "Feb 23, 2026",
    );
  });

  it("keeps no draft of a form that nobody wrote in", async () => {
    const backend = base();
    const { unmount } = render(ShareNew);
    await vi.waitFor(() => expect(backend.inputs("today_get")).toHaveLength(1));
    unmount();
    await vi.waitFor(() =>
      expect(backend.calls.at(-1)?.name, "old days would come back as if typed").toBe("drafts_discard"),
    );
  });

  it("keeps ticks on lines in the draft, and finds them again", async () => {
    const backend = base();
    const user = userEvent.setup();
    await begin(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    await next(user);
    await user.click(await screen.findByRole("checkbox", { name: "I walked home." }));
    await vi.waitFor(() => expect(backend.inputs("drafts_save").at(-1)?.json).toMatch(/"own_off":\["a"\]/));
    const { json } = backend.inputs("drafts_save").at(-1) ?? {};
    cleanup();
    base({ drafts_load: () => ({ json: json ?? null, kept: null }) });
    render(ShareNew);
    await screen.findByRole("button", { name: "Start over" });
    await next(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    await next(user);
    expect(await screen.findByRole("checkbox", { name: "I walked home." })).not.toBeChecked();
    expect(box(/library/)).toBeChecked();
  });

  it("lists own words by kind, those that may speak of use first and unticked, and ticks a kind at once", async () => {
    const backend = base();
    const user = userEvent.setup();
    await begin(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    await next(user);
    const cravings = await screen.findByRole("region", { name: "Cravings" });
    const marked = within(cravings).getByRole("group", { name: "May speak of use or medicine" });
    expect(within(marked).getByRole("checkbox", { name: "One beer at the game." })).not.toBeChecked();
    const [first] = within(cravings).getAllByRole("checkbox");
    expect(first, "it comes first").toHaveAccessibleName("One beer at the game.");
    expect(first, "it says what it is").toHaveAccessibleDescription(/Note · Tuesday, March 10/);
    expect(screen.getByText("2 of 3 ticked")).toBeVisible();
    for (const [name, ticked] of [
      ["Tick all: Cravings", "3 of 3 ticked"],
      ["Untick all: Cravings", "1 of 3 ticked"],
      ["Tick all: Cravings", "3 of 3 ticked"],
    ] as const) {
      await user.click(screen.getByRole("button", { name }));
      expect(screen.getByText(ticked), name).toBeVisible();
    }
    await next(user);
    await screen.findByRole("heading", { name: "What do you want to talk about?" });
    await next(user);
    await screen.findByText("Journal report");
    expect(backend.inputs("share_preview")[0]?.scope.own).toEqual(["a", "b", "c"]);
  });

  it("says of a line what it is and when, and shows a long one whole when asked", async () => {
    const words = "I slept badly and walked around the block. ".repeat(12).trim();
    const day = line("d", words, { kind: "checkins", what: "intention", when: "2026-03-11T00:00:00" });
    base({ share_choices: () => ({ own: [day], uses: [], more_uses: false, topics: [] }) });
    const user = userEvent.setup();
    await begin(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    await next(user);
    const tick = await screen.findByRole("checkbox", { name: /^I slept badly/ });
    expect(tick, "a day has no hour").toHaveAccessibleDescription(
      "What the day is for · Wednesday, March 11",
    );
    expect(tick).not.toHaveAccessibleName(words);
    await user.click(screen.getByRole("button", { name: "Show all of it" }));
    expect(tick, "nothing leaves unseen").toHaveAccessibleName(words);
  });

  it("ticks no line for family by itself", async () => {
    base();
    const user = userEvent.setup();
    await begin(user, "family");
    await screen.findByRole("heading", { name: "What goes in?" });
    expect(screen.queryByRole("checkbox", { name: /^Returns to use/ }), "not even offered").toBeNull();
    expect(
      screen.getAllByRole("checkbox", { checked: true }).map((one) => one.parentElement?.textContent?.trim()),
    ).toEqual(["Sessions", expect.stringMatching(/^Say in the report/)]);
    await next(user);
    expect(await screen.findByText("0 of 3 ticked")).toBeVisible();
    await next(user);
    expect(await screen.findByText("Journal report"), "family is not asked what to talk about").toBeVisible();
  });

  it("shows a long list by fifties, takes one along on the way, and ticks what is not shown yet", async () => {
    const many = Array.from({ length: 120 }, (_, at) =>
      line(`n${at}`, `Line ${at + 1}`, { speaks_of_use: at % 6 === 0 }),
    );
    const backend = base({ share_choices: () => ({ own: many, uses: [], more_uses: false, topics: [] }) });
    const user = userEvent.setup();
    await begin(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    await next(user);
    expect(
      await screen.findAllByRole("checkbox"),
      "all that are marked, and a few of the others",
    ).toHaveLength(25);
    expect(screen.getByText("100 of 120 ticked", { selector: ".count" })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show 50 more (of 95)" }));
    expect(screen.getAllByRole("checkbox")).toHaveLength(75);
    expect(screen.getByRole("checkbox", { name: "Line 8" }), "reading goes on where it was").toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Show 45 more" }));
    expect(screen.getAllByRole("checkbox")).toHaveLength(120);
    await user.click(screen.getByRole("button", { name: "Untick all: Cravings" }));
    await user.click(box(/^Line 120$/));
    await next(user);
    await screen.findByRole("heading", { name: "What do you want to talk about?" });
    await next(user);
    await screen.findByText("Journal report");
    expect(backend.inputs("share_preview")[0]?.scope.own).toEqual(["n119"]);
  });

  it("offers the questions that were noted, and says what does not fit", async () => {
    const long = "Why does it come every Friday, and what could I do before it comes? ".repeat(3);
    const topics = [
      question("Can I go to my cousin's wedding?"),
      question("I drank at the game, what now?", { speaks_of_use: true }),
      question(long),
    ];
    const backend = base({ share_choices: () => ({ own: [], uses: [], more_uses: false, topics }) });
    const user = userEvent.setup();
    await begin(user, "doctor");
    await screen.findByRole("heading", { name: "What goes in?" });
    await next(user);
    await screen.findByRole("heading", { name: "What do you want to talk about?" });
    expect(box(/wedding/)).toBeChecked();
    expect(box(/the game/), "what speaks of use is ticked by the person").not.toBeChecked();
    expect(screen.getByText(/A line here has room for 120/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Write it shorter" }));
    const first = screen.getByLabelText("Line 1");
    expect(first).toHaveFocus();
    await next(user);
    expect(await screen.findByText("One of the lines is too long.")).toBeVisible();
    await user.clear(first);
    await user.type(first, "Why on Fridays?");
    for (const text of ["Two", "Three", "Four"]) {
      await user.click(screen.getByRole("button", { name: "Add a line" }));
      await user.keyboard(text);
    }
    await user.click(screen.getByRole("button", { name: "Add a line" }));
    expect(await screen.findByText(/Five lines is the most\. Untick or remove one first/)).toBeVisible();
    expect(screen.queryByLabelText("Line 5")).toBeNull();
    await user.click(box(/the game/));
    await next(user);
    expect(await screen.findByText("Five lines is the most. Untick or remove some.")).toBeVisible();
    expect(backend.inputs("share_preview")).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Remove line 2" }));
    await next(user);
    await screen.findByText("Journal report");
    expect(backend.inputs("share_preview")[0]?.scope.topics).toEqual([
      "Can I go to my cousin's wedding?",
      "I drank at the game, what now?",
      "Why on Fridays?",
      "Three",
      "Four",
    ]);
  });

  it("lists returns to use one by one, none ticked, and says what ticking all of them does", async () => {
    const uses: Choices["uses"] = [
      { id: "r", kind: "return", occurred: "2026-03-14T22:00:00", words: "Alcohol" },
      { id: "c", kind: "craving", occurred: "2026-03-03T20:00:00", words: "" },
    ];
    const backend = base({ share_choices: () => ({ own: [], uses, more_uses: false, topics: [] }) });
    const user = userEvent.setup();
    await begin(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    expect(box(/^Returns to use/), "off unless chosen").not.toBeChecked();
    await user.click(box(/^Returns to use/));
    const one = await screen.findByRole("checkbox", { name: /^Return to use, Saturday, March 14/ });
    expect(one).toHaveAccessibleDescription("Alcohol");
    expect(one).not.toBeChecked();
    expect(box(/^Craving that ended in use/)).not.toBeChecked();
    await next(user);
    expect(await screen.findByText(/Tick at least one, or leave returns to use out/)).toBeVisible();
    await user.click(one);
    expect(screen.getByText(/shown only when every one here is ticked/)).toBeVisible();
    await user.click(box(/^Craving that ended in use/));
    expect(screen.getByText(/Every one here is ticked/)).toBeVisible();
    await user.click(one);
    await next(user);
    await screen.findByRole("heading", { name: "What do you want to talk about?" });
    await next(user);
    await screen.findByText("Journal report");
    expect(backend.inputs("share_preview")[0]?.scope.returns).toEqual(["c"]);
  });

  it("says why the report cannot tell how cravings ended where more uses lie in the days than can be listed", async () => {
    const uses: Choices["uses"] = [
      { id: "r", kind: "return", occurred: "2026-03-14T22:00:00", words: "Alcohol" },
    ];
    base({ share_choices: () => ({ own: [], uses, more_uses: true, topics: [] }) });
    const user = userEvent.setup();
    await begin(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    await user.click(box(/^Returns to use/));
    await user.click(await screen.findByRole("checkbox", { name: /^Return to use, Saturday, March 14/ }));
    expect(screen.getByText(/Not every one can be ticked, so the report does not say/)).toBeVisible();
    expect(screen.getByText(/Choose fewer days/)).toBeVisible();
    expect(screen.queryByText(/Every one here is ticked/), "it would not be true").toBeNull();
  });

  it("offers an employer dates and hours, and says that even a title tells", async () => {
    const backend = base();
    const user = userEvent.setup();
    await begin(user, "employer");
    expect(await screen.findByText(/Even the title of a session can give a diagnosis away/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "I have thought about it" }));
    await screen.findByRole("heading", { name: "What goes in?" });
    expect(screen.queryAllByRole("checkbox"), "nothing to tick, and no list of what was left out").toEqual(
      [],
    );
    await next(user);
    await screen.findByText("Journal report");
    expect(backend.inputs("share_preview")[0]?.scope).toMatchObject({
      kinds: ["sessions"],
      name_left_out: false,
      own: [],
    });
  });

  it("takes whole weeks, this week, or the days since the last report for the same reader", async () => {
    base({
      share_list: () =>
        [
          {
            id: "1",
            at: "",
            made: "2026-03-19T10:00:00",
            state: "made",
            scope: { recipient: "m. ortiz", to: "2026-03-18" },
          },
        ] as never,
    });
    const user = userEvent.setup();
    await begin(user);
    await screen.findByRole("heading", { name: "What goes in?" });
    const days = () =>
      ["First day", "Last day"].map((name) => screen.getByLabelText<HTMLInputElement>(name).value);
    for (const [name, from, to] of [
      ["Since my last report to M. Ortiz", "Mar 19, 2026", "Mar 28, 2026"],
      ["Last week", "Mar 16, 2026", "Mar 22, 2026"],
      ["Last 12 weeks", "Dec 29, 2025", "Mar 22, 2026"],
      ["This week so far", "Mar 23, 2026", "Mar 28, 2026"],
    ] as const) {
      const button = screen.getByRole("button", { name });
      await user.click(button);
      expect(days(), name).toEqual([from, to]);
      expect(button).toHaveAttribute("aria-pressed", "true");
    }
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
    const backend = base({
      share_choices: () => ({ own: [], uses: [], more_uses: false, topics: [] }),
      timeline_list: () =>
        ({
          items: [item("a", "A long day", "ask"), item("b", "Only mine", "never")],
          next: null,
          today: "",
        }) as never,
    });
    const user = userEvent.setup();
    await begin(user, "other");
    await screen.findByRole("heading", { name: "What goes in?" });
    expect(box(/^Journal pages/), "off unless chosen").not.toBeChecked();
    await user.click(box(/^Journal pages/));
    const page = await screen.findByRole("checkbox", { name: /A long day/ });
    expect(page, "asked each time means unticked").not.toBeChecked();
    expect(screen.queryByText(/Only mine/)).toBeNull();
    await next(user);
    expect(await screen.findByText(/Tick at least one page/)).toBeVisible();
    expect(backend.inputs("share_preview"), "nothing was built").toEqual([]);
    await user.click(page);
    await next(user);
    await screen.findByText("Journal report");
    expect(backend.inputs("share_preview")[0]?.scope).toMatchObject({ pages: ["a"] });
    expect(backend.inputs("timeline_list")[0]?.filter).toMatchObject({
      kinds: ["journal"],
      from: "2026-02-23",
      to: "2026-03-22",
    });
  });
});
