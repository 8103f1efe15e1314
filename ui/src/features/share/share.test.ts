import { features } from "$app/features";
import { installFeatures } from "$frame/feature";
import { installBackend, BackendError } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import {
  emptyForm,
  kinds,
  kindsFor,
  lastDays,
  ROLES,
  scopeOf,
  ShareFlow,
  stepsFor,
  type Kind,
  type Report,
  type Role,
  type ShareForm,
} from "./share.svelte";

const report: Report = { lang: "en", title: "Journal report", sections: [] };
const done = {
  path: "/media/stick/journal-2026-03-28.html",
  disclosure: {
    id: "1",
    at: "2026-03-28T12:00:00Z",
    scope: scopeOf(emptyForm("en"), false),
    file_name: "journal-2026-03-28.html",
    sha256: "",
    revoked_at: null,
  },
};

describe("making a report", () => {
  let backend: MemoryBackend;
  let form: ShareForm;
  let flow: ShareFlow;

  beforeEach(() => {
    installFeatures(features);
    backend = memoryBackend({
      share_preview: () => report,
      share_suggest_passphrase: () => ({ passphrase: "one two three four five six seven", bits: 75 }),
      share_export: () => done,
      vault_passphrase_check: ({ passphrase }) => ({
        acceptable: passphrase.length > 20,
        score: 4,
        reasons: [],
      }),
    });
    installBackend(backend);
    form = { ...emptyForm("en"), recipient: " M. Ortiz ", ...lastDays("2026-03-28", 28) };
    flow = new ShareFlow(() => form);
  });

  const walk = async (steps: number) => {
    for (let step = 0; step < steps; step++) await flow.next();
  };

  it("leaves free text and use out unless they are chosen", () => {
    expect(emptyForm("en").free_text, "words of one's own never leave by default").toBe(false);
    expect(scopeOf(form, false)).toMatchObject({
      recipient: "M. Ortiz",
      free_text: false,
      expires: null,
      stop_read: false,
    });
  });

  it("starts with less for those with power over the person", () => {
    form.free_text = true;
    flow.chooseRole("employer");
    expect(form.kinds).toEqual(["sessions"]);
    expect(form.free_text, "what was meant for a counselor does not go to an employer").toBe(false);
    expect(kindsFor("family"), "cravings are not for the family unless ticked").not.toContain("cravings");
    expect(kindsFor("counselor")).toContain("cravings");
    for (const role of ROLES)
      expect(kindsFor(role), "a journal page is picked, never given").not.toContain("journal");
  });

  it.each<[Role, Kind[]]>([
    ["counselor", ["cravings", "checkins", "sessions", "lessons", "plan"]],
    ["doctor", ["cravings", "checkins", "sessions", "lessons", "plan"]],
    ["family", ["sessions", "lessons"]],
    ["court", ["sessions"]],
    ["employer", ["sessions"]],
    ["other", []],
  ])("ticks for a %s no more than was decided", (role, ticked) => {
    expect(kindsFor(role)).toEqual(ticked);
    expect(kinds()).toEqual(["cravings", "checkins", "sessions", "lessons", "plan", "journal"]);
  });

  it("drops ticks on pages of other days, of another reader, and when journal pages stay out", () => {
    flow.toggle("journal", true);
    for (const page of ["a", "b"]) flow.pick(page, true);
    flow.listed(["b", "c"]);
    expect(scopeOf(form, false).pages).toEqual(["b"]);
    flow.toggle("journal", false);
    expect(scopeOf(form, false).pages, "unticked, none goes along").toEqual([]);
    flow.toggle("journal", true);
    flow.chooseRole("family");
    expect(form.pages).toEqual([]);
  });

  it("stops before a court or an employer, and tells Rust that it did", async () => {
    expect(stepsFor("counselor")).not.toContain("stop");
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
    form.kinds = ["plan"];
    form.to = "2026-02-01";
    await flow.next();
    expect(flow.gapWords).toBe("share_gap_order");
    form.to = "";
    expect(flow.gapWords).toBe("share_gap_dates");
    expect(backend.calls, "nothing was built from half a choice").toEqual([]);
  });

  it("seals what was looked at, with the words shown, and forgets the vault's passphrase", async () => {
    await walk(3);
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
    await walk(3);
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
    await walk(3);
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
    await walk(3);
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
    await walk(3);
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
    await walk(2);
    expect([flow.step, flow.problem?.code]).toEqual(["what", "too_many"]);
  });
});

describe("the days offered", () => {
  it("are whole days that end today, across a change of clocks and a leap day", () => {
    expect(lastDays("2026-03-12", 7)).toEqual({ from: "2026-03-06", to: "2026-03-12" });
    expect(lastDays("2028-03-01", 7)).toEqual({ from: "2028-02-24", to: "2028-03-01" });
    expect(lastDays("2026-01-03", 28)).toEqual({ from: "2025-12-07", to: "2026-01-03" });
  });
});
