import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { BackendError, type Output } from "$lib/backend";
import { setLang } from "$lib/i18n";
import { health, reminders, world } from "../../../tests/world";
import Reminders from "./Reminders.svelte";
import { onlyNoTray, reminderTroubles } from "./troubles";

type Kept = Output<"settings_get">;
type View = Output<"reminders_get">;

const kept = (more: Partial<Kept["reminders"]> = {}, rest: Partial<Kept> = {}): Kept => ({
  lock_after_minutes: 5,
  agenda_mode: "keyring",
  reminders: reminders(more),
  reading: { size: "normal", spacing: "normal" },
  checkins: {
    on: true,
    morning_at: "09:00:00",
    evening_at: "20:00:00",
    morning: ["mood"],
    evening: ["mood"],
    times_chosen_on: null,
  },
  substances: { asked: false, mine: [] },
  ...rest,
});

const text = { title: "Reminder", body: "You have something planned at 6:00 PM." };
const view = (more: Partial<View> = {}): View => ({
  now: "2026-10-05T09:00:00",
  next: [
    {
      id: "0199a3f0-0000-7000-8000-000000000001",
      at: "2026-10-05T21:00:00Z",
      local: "2026-10-05T16:00:00",
      kind: "ahead",
      text,
      silent: true,
      waits: false,
      snoozed: false,
      target: null,
    },
  ],
  planned: 24,
  examples: (["neutral", "kind", "full"] as const).flatMap((level) =>
    (["session", "rerate", "checkin", "review", "dose", "injection", "refill"] as const).map((thing) => ({
      thing,
      level,
      text: { title: `${thing} title`, body: `${thing}, ${level}` },
    })),
  ),
  invented: false,
  outlook: { ends: null },
  answer: null,
  ...more,
});

async function setup(start: Kept = kept(), answers: Parameters<typeof world>[1] = {}) {
  setLang("en");
  let now = start;
  const backend = world(
    { state: "open" },
    {
      settings_get: () => now,
      settings_set: (next) => (now = next),
      reminders_get: () => view(),
      reminders_login_set: () => ({}),
      reminders_test: () => ({}),
      vocabulary_get: () => ({ session_kinds: ["court", "test"] }) as Output<"vocabulary_get">,
      ...answers,
    },
  );
  render(Reminders);
  await screen.findByRole("heading", { name: "When" });
  const last = () => backend.inputs("settings_set").at(-1)?.reminders;
  return { backend, user: userEvent.setup(), last };
}

describe("the reminder screen", () => {
  it("lists what comes, word for word, and says when it makes no sound", async () => {
    await setup();
    const card = (await screen.findByRole("heading", { name: "What comes next" })).closest("section");
    expect(card).toHaveTextContent("The next 1 of 24.");
    expect(card).toHaveTextContent(text.body);
    expect(card).toHaveTextContent("4:00 PM");
    expect(card).toHaveTextContent("Without a sound");
  });

  it("offers the first step when nothing is planned", async () => {
    await setup(kept(), { reminders_get: () => view({ next: [], planned: 0 }) });
    expect(await screen.findByText("No reminder is planned.")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go to Sessions" })).toHaveAttribute("href", "#/sessions");
  });

  it("does not ask for sessions where none comes because none was chosen", async () => {
    await setup(kept({}, { agenda_mode: "off" }), { reminders_get: () => view({ next: [], planned: 0 }) });
    expect(await screen.findByText(/You chose none while Evenkeel is locked/)).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Go to Sessions" })).toBeNull();
  });

  it("keeps up to four reminders and offers none twice", async () => {
    const { user, last } = await setup();
    const first = screen.getByLabelText<HTMLSelectElement>("Reminder 1");
    expect(first).toHaveDisplayValue("2 hours before");
    expect([...first.options].map((one) => one.value)).not.toContain("leave_by");
    await user.click(screen.getByRole("button", { name: "Add a reminder" }));
    expect(last()?.times).toEqual([{ before: 120 }, "leave_by", { evening_before: "20:00:00" }]);
    await user.click(await screen.findByRole("button", { name: "Add a reminder" }));
    expect(await screen.findByLabelText("Reminder 4")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Add a reminder" }), "four are the most").toBeNull();
    await user.click(screen.getByRole("button", { name: "Take away reminder 1" }));
    expect(last()?.times).toHaveLength(3);
  });

  it("takes any number of minutes up to a day, and says what does not fit", async () => {
    const { user, last, backend } = await setup();
    await user.selectOptions(screen.getByLabelText("Reminder 1"), "Another number of minutes");
    const field = screen.getByLabelText("Minutes before");
    await user.clear(field);
    await user.type(field, "1441{Enter}");
    expect(await screen.findByText(/Enter minutes from 0 to 1,440/)).toBeInTheDocument();
    expect(backend.inputs("settings_set"), "nothing of it is kept").toEqual([]);
    await user.clear(field);
    await user.type(field, "45{Enter}");
    expect(last()?.times).toEqual([{ before: 45 }, "leave_by"]);
  });

  it("shows what others would read at each level", async () => {
    const { user, last } = await setup();
    expect(await screen.findByText("session, neutral")).toBeInTheDocument();
    await user.selectOptions(
      screen.getByLabelText("For sessions"),
      "Also the title, the place and the phone number",
    );
    expect(last()?.level).toBe("full");
    expect(await screen.findByText("session, full")).toBeInTheDocument();
    expect(screen.getByText("rerate, neutral"), "each thing has its own level").toBeInTheDocument();
  });

  it("promises no words that a times-only list cannot hold", async () => {
    await setup(kept({ level: "full" }, { agenda_mode: "times_only" }));
    expect(await screen.findByText("session, neutral")).toBeInTheDocument();
    expect(screen.getByLabelText("For sessions")).toBeDisabled();
  });

  it("keeps quiet hours only when they leave some time", async () => {
    const { user, last } = await setup();
    await user.click(screen.getByLabelText(/Keep some hours quiet/));
    expect(last()?.quiet).toEqual({ from: "22:00:00", until: "07:00:00" });
    const until = await screen.findByLabelText("Until");
    await user.clear(until);
    await user.type(until, "22:00");
    await user.tab();
    expect(await screen.findByText(/The two times must differ/)).toBeInTheDocument();
    expect(last()?.quiet, "the old ones hold").toEqual({ from: "22:00:00", until: "07:00:00" });
  });

  it("asks for a time where one was emptied, and says which stays", async () => {
    const { user, last } = await setup();
    await user.click(screen.getByLabelText(/Keep some hours quiet/));
    const until = await screen.findByLabelText("Until");
    await user.clear(until);
    await user.type(until, "22:00");
    await user.tab();
    await user.clear(until);
    await user.tab();
    expect(until, "what was wrong before is not said any more").toHaveAccessibleDescription(
      /^Enter a time. Until then, 7:00\sAM stays.$/,
    );
    expect(last()?.quiet).toEqual({ from: "22:00:00", until: "07:00:00" });
  });

  it("takes what was typed beside a reminder away with it, and the focus to the next one", async () => {
    const { user, last } = await setup();
    await user.selectOptions(screen.getByLabelText("Reminder 1"), "Another number of minutes");
    const field = screen.getByLabelText("Minutes before");
    await user.clear(field);
    await user.type(field, "1441{Enter}");
    expect(field).toHaveAttribute("aria-invalid", "true");
    await user.click(screen.getByRole("button", { name: "Take away reminder 1" }));
    await vi.waitFor(() =>
      expect(screen.getByRole("button", { name: "Take away reminder 1" })).toHaveFocus(),
    );
    expect(last()?.times).toEqual(["leave_by"]);
    expect(screen.getByLabelText("Reminder 1")).toHaveDisplayValue("When it is time to leave");
    expect(screen.queryByLabelText("Minutes before")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Take away reminder 1" }));
    await vi.waitFor(() => expect(screen.getByRole("button", { name: "Add a reminder" })).toHaveFocus());
  });

  it("lets one kind of session differ, and takes that back", async () => {
    const { user, last } = await setup();
    await vi.waitFor(() =>
      expect(screen.getByLabelText<HTMLSelectElement>("Kind of session").options.length).toBe(3),
    );
    await user.selectOptions(screen.getByLabelText("Kind of session"), "Court or probation");
    const kind = within(await screen.findByRole("region", { name: "Court or probation" }));
    await user.click(kind.getByLabelText("Remind me of these"));
    expect(last()?.kinds).toEqual([{ kind: "court", on: false, times: null, level: null }]);
    await user.click(await screen.findByRole("button", { name: "As all others again" }));
    expect(last()?.kinds).toEqual([]);
  });

  it("loses no change when two are made at once", async () => {
    const { user, last } = await setup();
    await Promise.all([
      user.selectOptions(screen.getByLabelText("For sessions"), "Also what kind of session it is"),
      user.click(screen.getByLabelText("Check-ins of the day")),
    ]);
    await vi.waitFor(() =>
      expect(last()).toMatchObject({ level: "kind", checkin: { on: false, level: "neutral" } }),
    );
  });

  it("says plainly what cannot work here", async () => {
    await setup(kept(), {
      reminders_health: () => health({ notifications: false, starts_at_login: false, not_shown: 2 }),
    });
    expect(await screen.findByText(/your system shows no notifications/)).toBeInTheDocument();
    expect(screen.getByText(/do not start at login/)).toBeInTheDocument();
    expect(screen.getByText("2 reminders could not be shown so far.")).toBeInTheDocument();
    expect(screen.getByText(/A laptop that is switched off shows nothing/)).toBeInTheDocument();
    expect(screen.queryByText("Everything it needs is there.")).toBeNull();
  });

  it("does not offer sealed reminders where nothing can keep their key", async () => {
    await setup(kept({}, { agenda_mode: "off" }), { reminders_health: () => health({ keyring: false }) });
    const box = await screen.findByLabelText<HTMLSelectElement>("While it is locked");
    expect([...box.options].map((one) => one.value)).toEqual(["times_only", "off"]);
  });

  it("says when a change could not be kept, and shows what holds", async () => {
    const { user } = await setup(kept(), {
      settings_set: () => {
        throw new BackendError("disk_full");
      },
    });
    await user.selectOptions(screen.getByLabelText("Reminder 1"), "1 hour before");
    expect(await screen.findByRole("alert")).toHaveTextContent("The disk is full.");
    expect(screen.getByLabelText("Reminder 1")).toHaveDisplayValue("2 hours before");
  });
});

describe("what keeps reminders from coming", () => {
  it("is nothing when all is well, or when none are wanted", () => {
    expect(reminderTroubles(health(), true)).toEqual([]);
    expect(reminderTroubles(health({ agent: false, notifications: false }), false)).toEqual([]);
    expect(reminderTroubles(health({ mode: "off", agent: false }), true)).toEqual([]);
  });

  it("names every cause; a missing tray is none, and is said only when it is the only thing", () => {
    expect(reminderTroubles(health({ agent: false, notifications: false, tray: false }), true)).toEqual([
      "today_reminders_no_agent",
      "today_reminders_no_notifications",
    ]);
    expect(reminderTroubles(health({ tray: false }), true)).toEqual([]);
    expect(onlyNoTray(health({ tray: false }), true)).toBe(true);
    expect(onlyNoTray(health({ tray: false, agent: false }), true)).toBe(false);
    expect(onlyNoTray(health({ tray: false }), false)).toBe(false);
    expect(onlyNoTray(health(), true)).toBe(false);
    expect(reminderTroubles(health({ agenda_made: false }), true)).toEqual(["reminders_works_not_made"]);
    expect(
      reminderTroubles(health({ mode: "times_only", keyring: false }), true),
      "no key store is needed then",
    ).toEqual([]);
  });
});
