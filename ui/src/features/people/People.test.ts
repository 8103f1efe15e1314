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
import { acceptPerson, entryOf, personFields, phoneField } from "./person-form";
import PersonPage from "./PersonPage.svelte";
import { consentWords } from "./team";

type Member = Output<"people_team">["members"][number];
type Entry = Member["person"]["entry"];

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  name,
  role: null,
  organization: "",
  phones: [],
  after_hours: "",
  address: "",
  when: "",
  call_for: "",
  may_call_since: null,
  in_crisis: false,
  before_unlock: false,
  consent: { scope: "", from: null, until: null, taken_back: null },
  ...more,
});

const person = (name: string, more: Partial<Entry> = {}): Member["person"] => ({
  id: name,
  created_at: "2026-03-01T00:00:00Z",
  updated_at: "2026-03-01T00:00:00Z",
  deleted_at: null,
  position: 0,
  entry: entry(name, more),
});

const member = (one: Member["person"], more: Partial<Member> = {}): Member => ({
  person: one,
  group: "other",
  recipient: null,
  next: null,
  open_questions: 0,
  consent_holds: false,
  ...more,
});

const today = "2026-10-05";

async function setup(start: Member[], answers: Parameters<typeof world>[1] = {}) {
  setLang("en");
  toasts.clear();
  let list = start;
  const backend = world(
    { state: "open" },
    {
      people_team: () => ({ today, members: list }),
      people_removed: () => [],
      people_save: ({ entry }) => {
        const saved = person(entry.name, entry);
        list = [...list, member(saved)];
        return saved;
      },
      ...answers,
    },
  );
  render(People);
  render(Toasts);
  return { backend, user: userEvent.setup() };
}

describe("my care team", () => {
  it("takes a name alone, and implies nothing by it", async () => {
    const { backend, user } = await setup([]);
    expect(await screen.findByText("Nobody here yet")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Add someone" }));
    const form = within(await screen.findByRole("dialog", { name: "Someone new" }));
    expect(form.getByRole("checkbox", { name: "Show on Help now" })).not.toBeChecked();
    expect(
      form.queryByRole("checkbox", { name: "Show before unlocking" }),
      "nobody stands on the lock screen who does not stand on Help now",
    ).toBeNull();
    await user.type(form.getByLabelText("Name"), "Rosa");
    await user.type(form.getByLabelText("Phone number"), "+1 312 555 0142");
    await user.click(form.getByRole("button", { name: "Save" }));
    expect(await screen.findByRole("link", { name: "Rosa" })).toBeInTheDocument();
    expect(backend.inputs("people_save")).toEqual([
      { id: null, entry: entry("Rosa", { phones: [{ label: "", number: "+1 312 555 0142" }] }) },
    ]);
  });

  it("asks about a crisis for family too, and not for who may hold it against the person", async () => {
    const { backend, user } = await setup([]);
    await user.click(await screen.findByRole("button", { name: "Add someone" }));
    const form = within(await screen.findByRole("dialog", { name: "Someone new" }));
    await user.type(form.getByLabelText("Name"), "Lee");
    const asked = () => form.queryByRole("checkbox", { name: "Show on Help now" });
    await user.selectOptions(form.getByLabelText("What are they to you?"), "Family");
    expect(asked(), "asked, and off").not.toBeChecked();
    for (const role of ["Probation officer", "Lawyer", "Contact at work"]) {
      await user.selectOptions(form.getByLabelText("What are they to you?"), role);
      expect(asked(), role).toBeNull();
    }
    await user.selectOptions(form.getByLabelText("What are they to you?"), "Friend");
    await user.click(form.getByRole("checkbox", { name: "Show on Help now" }));
    await user.click(form.getByRole("checkbox", { name: "Show before unlocking" }));
    await user.selectOptions(form.getByLabelText("What are they to you?"), "Lawyer");
    expect(asked(), "what was chosen stays in sight").toBeChecked();
    await user.click(form.getByRole("checkbox", { name: "Show on Help now" }));
    await user.click(form.getByRole("button", { name: "Save" }));
    expect(backend.inputs("people_save")[0]?.entry, "without the one the other is not sent").toMatchObject({
      role: "lawyer",
      in_crisis: false,
      before_unlock: false,
    });
  });

  it("groups by what people are, and says what is open and who is on Help now", async () => {
    await setup([
      member(person("Dr. R.", { role: "psychologist" }), { group: "care_team", open_questions: 2 }),
      member(person("Rosa", { role: "family", in_crisis: true, before_unlock: true }), { group: "support" }),
      member(person("Lee")),
    ]);
    const of = async (name: string) => within(await screen.findByRole("region", { name }));
    expect((await of("Care team")).getByText("2 questions to ask")).toBeInTheDocument();
    expect((await of("Support")).getByText("On Help now")).toBeInTheDocument();
    expect((await of("Support")).getByText("Also while locked")).toBeInTheDocument();
    expect((await of("Other people")).getByRole("link", { name: "Lee" })).toBeInTheDocument();
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
        throw new BackendError("phone_invalid", "phones.0.number");
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
    await user.click(screen.getByText("More about them"));
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

  it("takes back whoever was removed", async () => {
    const { backend, user } = await setup([], {
      people_removed: () => [person("Rosa")],
      people_undelete: () => ({}),
    });
    await user.click(await screen.findByText("Removed lately"));
    await user.click(screen.getByRole("button", { name: "Take Rosa back" }));
    expect(backend.inputs("people_undelete")).toEqual([{ id: "Rosa" }]);
    expect(await screen.findByText("Rosa is back.")).toBeInTheDocument();
  });
});

describe("one person", () => {
  const page = (questions: Output<"people_get">["questions"] = []) => ({
    today,
    member: member(person("Rosa", { in_crisis: true }), { group: "support" }),
    questions,
  });

  async function open(answers: Parameters<typeof world>[1]) {
    setLang("en");
    toasts.clear();
    const backend = world({ state: "open" }, { people_get: () => page(), ...answers });
    render(PersonPage, { params: { id: "Rosa" } });
    render(Toasts);
    await screen.findByRole("heading", { name: "Rosa", level: 1 });
    return { backend, user: userEvent.setup() };
  }

  it("is removed at once where nothing names them", async () => {
    const { backend, user } = await open({
      people_standing: () => ({ in_plan: false, in_crisis: false, sessions: 0, questions: 0 }),
      people_delete: () => ({}),
    });
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    await vi.waitFor(() => expect(backend.inputs("people_delete")).toEqual([{ id: "Rosa" }]));
  });

  it("is asked about first where something does, and stays when the answer is no", async () => {
    const { backend, user } = await open({
      people_standing: () => ({ in_plan: true, in_crisis: true, sessions: 2, questions: 1 }),
      people_delete: () => ({}),
    });
    await user.click(await screen.findByRole("button", { name: "Delete" }));
    const asked = within(await screen.findByRole("alertdialog", { name: "Delete Rosa?" }));
    for (const where of [/stand in your plan/, /stand on Help now/, /2 of your sessions/, /One question/])
      expect(asked.getByText(where)).toBeInTheDocument();
    await user.click(asked.getByRole("button", { name: "Keep" }));
    expect(backend.inputs("people_delete")).toEqual([]);
  });

  it("ticks a question off as asked, and lets it be taken back", async () => {
    const question = {
      id: "q",
      person: "Rosa",
      written: {
        at: "2026-10-05T14:00:00Z",
        zone: "UTC",
        local: "2026-10-05T14:00:00",
        precision: "exact" as const,
      },
      deleted_at: null,
      text: "Can you drive me?",
      asked_at: null,
    };
    const { backend, user } = await open({
      people_get: () => page([question]),
      people_question_save: () => question,
    });
    await user.click(await screen.findByRole("checkbox", { name: "Can you drive me?" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(backend.inputs("people_question_save").map(({ asked }) => asked)).toEqual([true, false]);
  });
});

describe("a kept draft from before", () => {
  it("keeps its number, and its choice for the lock screen", () => {
    const accepted = acceptPerson(
      { name: "Rosa", phone: "555 0100", when: "", since: "", mayCall: false, before: true },
      personFields(undefined),
    );
    expect(accepted && entryOf(accepted)).toEqual(
      entry("Rosa", {
        phones: [{ label: "", number: "555 0100" }],
        in_crisis: true,
        before_unlock: true,
      }),
    );
  });

  it("names a number that is wrong by the place Rust gave it", () => {
    const fields = personFields(undefined);
    fields.phones = [
      { label: "", number: "" },
      { label: "", number: "call me" },
    ];
    expect(phoneField(fields, 1, "number")).toBe("phones.0.number");
    expect(phoneField(fields, 0, "number"), "nothing is wrong with an empty row").toBe("");
  });
});

describe("what they may be told", () => {
  it("is said in sentences with a blank between them", () => {
    const consent = { scope: "My dates", from: "2026-08-06", until: "2026-12-31", taken_back: null };
    expect(consentWords(consent, true)).toBe(
      "From Aug 6, 2026. Until Dec 31, 2026. You agreed to this. It holds today.",
    );
  });
});
