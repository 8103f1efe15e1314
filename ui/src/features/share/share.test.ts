import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { installBackend, BackendError } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { Draft } from "$lib/draft.svelte";
import { setLang } from "$lib/i18n";

import { lastWeeks } from "./days";
import { emptyForm, MOST_OWN, scopeOf, type Choices, type OwnLine, type ShareForm } from "./form";
import { ShareFlow, type Report } from "./share.svelte";

const edition = (lang: "en" | "es"): Report => ({ lang, title: lang, name: "", days: "", sections: [] });
const done = () => ({
  path: "/media/stick/journal-2026-03-28.html",
  disclosure: {
    id: "1",
    at: "2026-03-28T12:00:00Z",
    scope: scopeOf(emptyForm("en"), undefined, false),
    file_name: "journal-2026-03-28.html",
    sha256: "",
    state: "made" as const,
    revoked_at: null,
  },
});
const line = (key: string, more: Partial<OwnLine> = {}): OwnLine => ({
  key,
  kind: "cravings",
  what: "note",
  when: null,
  text: key,
  speaks_of_use: false,
  ...more,
});
const some: Choices = {
  own: [line("plain"), line("marked", { speaks_of_use: true })],
  uses: [],
  more_uses: false,
  topics: [{ text: "Sleep", session: "2026-03-30T18:00:00", speaks_of_use: false }],
};

describe("making a report", () => {
  let backend: MemoryBackend;
  let form: ShareForm;
  let flow: ShareFlow;

  beforeEach(() => {
    installFeatures(features);
    setLang("en");
    backend = memoryBackend({
      share_choices: () => some,
      share_preview: ({ scope }) => [edition(scope.lang), edition(scope.lang === "en" ? "es" : "en")],
      share_suggest_passphrase: () => ({ passphrase: "one two three four five six seven", bits: 75 }),
      share_export: done,
      vault_passphrase_check: ({ passphrase }) => ({
        acceptable: passphrase.length > 20,
        score: 4,
        reasons: [],
      }),
    });
    installBackend(backend);
    // A form that tells of its changes, as on the screen.
    form = new Draft("share.new", () => ({
      ...emptyForm("en"),
      recipient: " M. Ortiz ",
      ...lastWeeks("2026-03-30", 4),
    })).value;
    flow = new ShareFlow(() => form);
  });

  const walk = async (steps: number) => {
    for (let step = 0; step < steps; step++) await flow.next();
  };
  const sent = () => backend.inputs("share_preview").at(-1)?.scope;

  it("takes six presses to the last step for a counselor, and asks about lines only where there are some", async () => {
    expect(flow.steps).toEqual(["who", "what", "words", "talk", "preview", "save"]);
    await walk(2);
    expect(flow.step).toBe("words");
    expect(backend.inputs("share_choices")).toEqual([
      {
        role: "counselor",
        kinds: ["cravings", "checkins", "sessions", "lessons", "plan"],
        from: "2026-03-02",
        to: "2026-03-29",
        lang: "en",
      },
    ]);
    backend.answer({ share_choices: () => ({ ...some, own: [] }) });
    flow.back();
    await flow.next();
    expect([flow.step, flow.steps.length]).toEqual(["talk", 5]);
    flow.back();
    expect(flow.step).toBe("what");
  });

  it("knows somebody of the care team: the name, the role that is proposed, and what to ask them", async () => {
    flow.choosePerson({ id: "p1", name: "Nurse Kay", role: "doctor", toAsk: true });
    expect(form).toMatchObject({ recipient: "Nurse Kay", role: "doctor", person: "p1" });
    expect(form.kinds).toContain("questions");
    await walk(2);
    expect(backend.inputs("share_choices").at(-1)).toMatchObject({ person: "p1", role: "doctor" });
    await walk(2);
    expect(sent()).toMatchObject({ recipient: "Nurse Kay", recipient_person: "p1" });

    flow.choosePerson({ id: "p2", name: "Officer Lee", role: "court", toAsk: true });
    expect(form.kinds, "only those who give care are asked").not.toContain("questions");
    flow.typedName("Somebody else");
    expect(form, "a name that is typed is nobody of the list").toMatchObject({ person: "", role: "court" });
  });

  it("sends the lines that are ticked, and what to talk about", async () => {
    await walk(4);
    expect(flow.step).toBe("preview");
    expect(sent()).toMatchObject({ own: ["plain"], topics: ["Sleep"] });
    flow.back();
    flow.back();
    const [plain, marked] = some.own as [OwnLine, OwnLine];
    flow.tickOwn([plain], false);
    flow.tickOwn([marked], true);
    expect([flow.ticked(plain), flow.ticked(marked)]).toEqual([false, true]);
    await flow.next();
    flow.tickTopic(flow.topics[0] as Choices["topics"][number], false);
    form.lines = ["My daughter"];
    await flow.next();
    expect(sent()).toMatchObject({ own: ["marked"], topics: ["My daughter"] });
  });

  it("keeps the ticks on lines through other days and kinds", async () => {
    await walk(2);
    flow.tickOwn([line("plain")], false);
    flow.back();
    Object.assign(form, lastWeeks("2026-03-30", 1));
    backend.answer({ share_choices: () => ({ ...some, own: [line("newer")] }) });
    await walk(3);
    expect(sent()?.own).toEqual(["newer"]);
    for (let back = 0; back < 3; back++) flow.back();
    Object.assign(form, lastWeeks("2026-03-30", 4));
    backend.answer({ share_choices: () => some });
    await walk(3);
    expect(sent()?.own, "unticked once is unticked").toEqual([]);
  });

  it("asks nobody about lines who gets none", async () => {
    for (const role of ["court", "employer"] as const) {
      flow = new ShareFlow(() => form);
      flow.chooseRole(role);
      expect(flow.steps).toEqual(["who", "stop", "what", "preview", "save"]);
      await walk(3);
      expect([flow.step, sent()]).toMatchObject([
        "preview",
        { role, own: [], topics: [], name_left_out: false },
      ]);
    }
    expect(backend.inputs("share_choices"), "they were not even looked for").toEqual([]);
  });

  it("forgets every tick when somebody else is to read it", async () => {
    flow.toggle("journal", true);
    flow.toggle("returns", true);
    flow.pick("pages", "p", true);
    flow.pick("returns", "r", true);
    await walk(2);
    flow.tickOwn(some.own, true);
    flow.chooseRole("family");
    expect(form).toMatchObject({ kinds: ["sessions"], pages: [], returns: [], own_on: [], own_off: [] });
    expect(flow.choices).toBeUndefined();
  });

  it("drops ticks on what lies in other days, and on a kind that stays out", () => {
    for (const list of ["pages", "returns"] as const) {
      const kind = list === "pages" ? "journal" : "returns";
      flow.toggle(kind, true);
      for (const id of ["a", "b"]) flow.pick(list, id, true);
      flow.listed(list, ["b", "c"]);
      expect(scopeOf(form, undefined, false)[list]).toEqual(["b"]);
      flow.toggle(kind, false);
      expect(scopeOf(form, undefined, false)[list], "unticked, none goes along").toEqual([]);
    }
  });

  it("holds more lines than can go in back, with a sentence", async () => {
    const own = Array.from({ length: MOST_OWN + 1 }, (_, at) => line(`line-${at}`));
    backend.answer({ share_choices: () => ({ ...some, own }) });
    await walk(3);
    expect([flow.step, flow.gapWords]).toEqual(["words", "share_gap_own_many"]);
    flow.tickOwn([own[7] as OwnLine], false);
    expect(flow.gapWords).toBeUndefined();
    await flow.next();
    expect(flow.step).toBe("talk");
  });

  it("holds a sixth line and a long one back, and loses neither", async () => {
    await walk(3);
    form.lines = ["a", "b", "c", "d"];
    expect(flow.gap).toBeUndefined();
    form.lines = ["a", "b", "c", "d", "e"];
    await flow.next();
    expect([flow.step, flow.gapWords]).toEqual(["talk", "share_gap_topics_many"]);
    form.lines = ["x".repeat(121)];
    expect(flow.gapWords).toBe("share_gap_topics_long");
    form.lines = ["x".repeat(120)];
    await flow.next();
    expect(sent()?.topics).toEqual(["Sleep", "x".repeat(120)]);
  });

  it("stops before a court or an employer, and tells Rust that it did", async () => {
    expect(flow.steps).not.toContain("stop");
    flow.chooseRole("court");
    await flow.next();
    expect(flow.step).toBe("stop");
    await walk(2);
    expect(flow.step).toBe("preview");
    expect(backend.inputs("share_preview")[0]?.scope).toMatchObject({ role: "court", stop_read: true });
  });

  it("stops again when the reader changes to another court or employer", async () => {
    flow.chooseRole("court");
    await walk(2);
    expect(flow.step).toBe("what");
    flow.back();
    flow.back();
    expect(flow.step).toBe("who");
    flow.chooseRole("employer");
    await flow.next();
    expect(flow.step, "having read it for one reader is not having read it for another").toBe("stop");
  });

  it("says what is missing only when asked to go on, and stays", async () => {
    form.recipient = "  ";
    expect(flow.gapWords, "nobody is told off before they did anything").toBeUndefined();
    await flow.next();
    expect([flow.step, flow.gapWords]).toEqual(["who", "share_gap_recipient"]);
    form.recipient = "M.";
    await flow.next();
    form.kinds = [];
    await flow.next();
    expect([flow.step, flow.gapWords]).toEqual(["what", "share_gap_kinds"]);
    form.kinds = ["journal"];
    expect(flow.gapWords).toBe("share_gap_pages");
    form.kinds = ["returns"];
    expect(flow.gapWords).toBe("share_gap_returns");
    form.kinds = ["plan"];
    form.to = "2026-02-01";
    await flow.next();
    expect(flow.gapWords).toBe("share_gap_order");
    form.to = "";
    expect(flow.gapWords).toBe("share_gap_dates");
    expect(backend.calls, "nothing was built from half a choice").toEqual([]);
  });

  it("seals what was looked at, with the words shown, and forgets the vault's passphrase", async () => {
    await walk(5);
    expect(flow.step).toBe("save");
    await flow.save();
    expect(flow.gapWords, "the folder is missing").toBe("share_gap_folder");
    flow.folder = " /media/stick ";
    await flow.save();
    expect(flow.gapWords, "and then the passphrase").toBe("share_gap_vault");
    flow.vaultPassphrase = "secret of mine";
    await flow.save();
    expect(flow.step).toBe("done");
    const [sealed] = backend.inputs("share_export");
    expect(sealed).toMatchObject({
      passphrase: "one two three four five six seven",
      vault_passphrase: "secret of mine",
      folder: "/media/stick",
    });
    expect(sealed?.scope, "the preview is the file").toEqual(backend.inputs("share_preview")[0]?.scope);
    expect(flow.vaultPassphrase).toBe("");
  });

  it("keeps everything but the passphrase when saving does not work", async () => {
    backend.answer({
      share_export: () => {
        throw new BackendError("wrong_passphrase");
      },
    });
    await walk(5);
    flow.folder = "/media/stick";
    flow.vaultPassphrase = "not it";
    await flow.save();
    expect([flow.step, flow.gapWords, flow.folder, flow.vaultPassphrase]).toEqual([
      "save",
      "share_gap_wrong",
      "/media/stick",
      "",
    ]);
    expect(flow.problem, "said once, beside the field").toBeUndefined();
    expect(flow.words, "the words already told stay the same").toBe("one two three four five six seven");
  });

  it("takes an own passphrase only when it is hard to guess", async () => {
    await walk(5);
    flow.folder = "/x";
    flow.vaultPassphrase = "mine";
    flow.ownWords = true;
    flow.own = "short";
    await flow.judge("short");
    await flow.save();
    expect([flow.step, flow.gapWords]).toEqual(["save", "share_gap_own"]);
    flow.own = "a long and odd one about herons";
    await flow.judge(flow.own);
    await flow.save();
    expect(backend.inputs("share_export")[0]?.passphrase).toBe("a long and odd one about herons");
  });

  it("calls something invisible by its name, not weak", async () => {
    await walk(5);
    flow.ownWords = true;
    flow.own = "a long and odd one about herons\u{200B}";
    backend.answer({
      vault_passphrase_check: () => ({ acceptable: false, score: 0, reasons: ["invisible_character"] }),
    });
    await flow.judge(flow.own);
    await flow.save();
    expect(flow.gapWords).toBe("share_gap_own_unseen");
    expect(backend.inputs("share_export")).toEqual([]);
    backend.answer({
      vault_passphrase_check: () => ({ acceptable: false, score: 1, reasons: ["too_short"] }),
    });
    await flow.judge("heron");
    expect(flow.gapWords).toBe("share_gap_own");
  });

  it("never takes an older judgement for a newer passphrase", async () => {
    let answer: (value: { acceptable: boolean; score: number; reasons: [] }) => void = () => {};
    backend.answer({ vault_passphrase_check: () => new Promise((resolve) => (answer = resolve)) });
    const strong = flow.judge("a long and odd one about herons");
    const late = answer;
    backend.answer({ vault_passphrase_check: () => ({ acceptable: false, score: 0, reasons: [] }) });
    await flow.judge("1234");
    late({ acceptable: true, score: 4, reasons: [] });
    await strong;
    expect(flow.ownGood, "the answer about the earlier text came last").toBe(false);
  });

  it("forgets what was typed as a secret on the way back", async () => {
    await walk(5);
    flow.vaultPassphrase = "mine";
    flow.own = "own";
    flow.back();
    expect([flow.step, flow.vaultPassphrase, flow.own]).toEqual(["preview", "", ""]);
  });

  it("stays where it is when the preview cannot be made", async () => {
    backend.answer({
      share_preview: () => {
        throw new BackendError("too_many");
      },
    });
    await walk(4);
    expect([flow.step, flow.problem?.code]).toEqual(["talk", "too_many"]);
  });

  it("stays where it is when the lines cannot be listed", async () => {
    backend.answer({
      share_choices: () => {
        throw new BackendError("internal");
      },
    });
    await walk(2);
    expect([flow.step, flow.problem?.code]).toEqual(["what", "internal"]);
  });

  it("refuses the passphrase of the vault with a reason of its own, until it is another one", async () => {
    backend.answer({
      share_export: () => {
        throw new BackendError("own_passphrase_reused", "passphrase");
      },
    });
    await walk(5);
    Object.assign(flow, {
      folder: "/x",
      vaultPassphrase: "mine",
      ownWords: true,
      own: "a long and odd one of mine",
    });
    await flow.judge(flow.own);
    await flow.save();
    expect([flow.step, flow.gapWords, flow.problem]).toEqual(["save", "share_gap_reused", undefined]);
    flow.vaultPassphrase = "mine";
    await flow.save();
    expect(backend.inputs("share_export"), "it is not tried again as it is").toHaveLength(1);
    backend.answer({ share_export: done });
    flow.own = "a long and odd one about herons";
    await flow.judge(flow.own);
    flow.vaultPassphrase = "mine";
    await flow.save();
    expect(flow.step).toBe("done");
  });

  it("makes the words in the language of the person, whatever the report is in", async () => {
    setLang("es");
    form.lang = "en";
    await walk(5);
    expect(backend.inputs("share_suggest_passphrase")).toEqual([{ lang: "es" }]);
    expect(sent()?.lang).toBe("en");
    expect([flow.wordsLang, flow.preview?.lang]).toEqual(["es", "en"]);
    flow.shown = "es";
    expect(flow.preview?.lang, "the other edition is there as well").toBe("es");
  });

  it("ends where it ends: Enter on the last page begins nothing anew", async () => {
    await walk(5);
    Object.assign(flow, { folder: "/x", vaultPassphrase: "mine" });
    await flow.save();
    await flow.next();
    expect(flow.step).toBe("done");
  });
});
