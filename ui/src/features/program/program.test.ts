import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import type { ProgramView } from "$lib/bindings";
import { setLang } from "$lib/i18n";
import { toasts } from "$shared";
import { weekHours } from "../../../tests/world";
import EditProgram from "./EditProgram.svelte";
import { fieldOnScreen, fieldsOf, minutesOf, toProgram } from "./form";
import Program from "./Program.svelte";

const EMPTY: ProgramView["program"] = {
  version: 0,
  saved_at: null,
  entry: {
    start: null,
    planned_end: null,
    phases: [],
    policy: {
      most_misses: null,
      notice_hours: null,
      late_counts_as_missed: null,
      call_whom: "",
      phone: "",
      note: "",
    },
  },
};

const KNOWN: ProgramView["program"] = {
  version: 3,
  saved_at: "2026-09-12T15:00:00Z",
  entry: {
    start: "2026-09-14",
    planned_end: "2026-12-06",
    phases: [
      { kind: "iop", from: "2026-09-14", until: "2026-12-06", minutes_a_week: 720, weekdays: ["Mon", "Tue"] },
      { kind: "step_down", from: "2026-12-07", until: null, minutes_a_week: 90, weekdays: [] },
    ],
    policy: {
      most_misses: 6,
      notice_hours: 48,
      late_counts_as_missed: 15,
      call_whom: "Front desk",
      phone: "555-0100",
      note: "",
    },
  },
};

let view: ProgramView;
let backend: MemoryBackend;
beforeEach(() => {
  setLang("en");
  toasts.clear();
  view = {
    program: KNOWN,
    today: "2026-10-14",
    progress: { kind: "running", week: 5, of: 12 },
    phase: 0,
    week: weekHours({ credited: 360, planned: 720, prescribed: 720 }),
    missed: { total: 2, excused: 1, made_up: 1 },
  };
  backend = memoryBackend({
    program_get: () => view,
    program_save: () => ({ ...KNOWN, version: 4 }),
    drafts_load: () => ({ json: null, kept: null }),
    drafts_save: () => ({}),
    drafts_discard: () => ({}),
  });
  installBackend(backend);
});

describe("the program at a glance", () => {
  it("says the week, the hours with what they are out of, and the rules as the program gave them", async () => {
    render(Program);
    expect(await screen.findByRole("progressbar", { name: "Weeks of the program" })).toHaveAttribute(
      "aria-valuetext",
      "Week 5 of 12",
    );
    expect(screen.getByRole("progressbar", { name: "Hours of this week" })).toHaveAttribute(
      "aria-valuetext",
      "6 of 12 hours",
    );
    expect(screen.getByText("You can miss 6 sessions at most.")).toBeInTheDocument();
    expect(screen.getByText("You have noted 2 missed: 1 excused, 1 made up for.")).toBeInTheDocument();
    expect(screen.getByText("Intensive outpatient").closest("li")).toHaveAttribute("aria-current", "step");
  });

  it("assumes nothing before anything was written down", async () => {
    view = { ...view, program: EMPTY, progress: { kind: "not_said" }, phase: null };
    render(Program);
    expect(await screen.findByRole("link", { name: "Fill it in" })).toBeInTheDocument();
    expect(screen.queryByText(/12/)).toBeNull();
  });
});

describe("the form", () => {
  it("gives back what it was given", () => {
    const { input } = toProgram(fieldsOf(KNOWN));
    expect(input).toEqual({ based_on: 3, weeks: null, entry: KNOWN.entry });
  });

  it("reads hours as people write them", () => {
    expect([minutesOf("9"), minutesOf("4.5"), minutesOf("4,5"), minutesOf(" ")]).toEqual([
      540,
      270,
      270,
      null,
    ]);
    expect([minutesOf("nine"), minutesOf("-3"), minutesOf("1e3")]).toEqual([undefined, undefined, undefined]);
  });

  it("shows a fault at the phase on screen, whatever the order Rust counts in", () => {
    const fields = fieldsOf(KNOWN);
    fields.phases.reverse();
    expect(fieldOnScreen("phases.1.minutes_a_week", fields)).toBe("phases.0.hours");
    expect(fieldOnScreen("policy.phone", fields)).toBe("phone");
  });

  it("saves what was changed, on top of the version it began with, and can take it back", async () => {
    const user = userEvent.setup();
    render(EditProgram);
    const misses = await screen.findByLabelText("Most sessions you can miss");
    await user.clear(misses);
    await user.type(misses, "4");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(backend.inputs("program_save")).toHaveLength(1));
    expect(backend.inputs("program_save")[0]).toMatchObject({
      based_on: 3,
      entry: { policy: { most_misses: 4, notice_hours: 48 } },
    });
    await toasts.list[0]?.undo?.();
    expect(backend.inputs("program_save")[1]).toEqual({ based_on: 4, weeks: null, entry: KNOWN.entry });
  });

  it("names a number that is none at its field and sends nothing", async () => {
    const user = userEvent.setup();
    render(EditProgram);
    const [hours] = await screen.findAllByLabelText("Hours a week");
    if (!hours) throw new Error("two phases are known");
    await user.clear(hours);
    await user.type(hours, "a lot");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(hours).toHaveAttribute("aria-invalid", "true");
    expect(hours).toHaveFocus();
    expect(backend.inputs("program_save")).toEqual([]);
  });

  it("shows what Rust refuses at the phase it means", async () => {
    const user = userEvent.setup();
    backend.answer({
      program_save: () => {
        throw new BackendError("phases_overlap", "phases.1.from");
      },
    });
    render(EditProgram);
    await user.click(await screen.findByRole("button", { name: "Save" }));
    await screen.findByText(/Two phases share days\./);
    const [, second] = screen.getAllByLabelText("First day").slice(1);
    expect(second).toHaveAttribute("aria-invalid", "true");
  });

  it("adds and takes away a phase", async () => {
    const user = userEvent.setup();
    render(EditProgram);
    await user.click(await screen.findByRole("button", { name: "Add a phase" }));
    expect(screen.getAllByRole("heading", { name: /^Phase/ })).toHaveLength(4);
    const [first] = screen.getAllByRole("button", { name: "Take away" });
    if (first) await user.click(first);
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(backend.inputs("program_save"), "the new one has no first day yet").toEqual([]);
  });

  it("asks for the first day that a number of weeks counts from", async () => {
    const user = userEvent.setup();
    view = { ...view, program: EMPTY };
    render(EditProgram);
    await user.type(await screen.findByLabelText("Weeks"), "12");
    await user.click(screen.getByRole("button", { name: "Save" }));
    const first = screen.getByLabelText("First day");
    expect(first).toHaveAccessibleDescription(/Enter the first day too/);
    expect(first).toHaveFocus();
    expect(backend.inputs("program_save"), "the weeks are not saved as nothing").toEqual([]);
  });

  it("shows hours to two decimals and finds the minute again", () => {
    for (let minutes = 1; minutes <= 4_800; minutes++) {
      const fields = fieldsOf({
        ...KNOWN,
        entry: {
          ...KNOWN.entry,
          phases: [{ kind: "iop", from: "2026-09-14", until: null, minutes_a_week: minutes, weekdays: [] }],
        },
      });
      const hours = fields.phases[0]?.hours ?? "";
      expect(hours).toMatch(/^\d+(\.\d{1,2})?$/);
      expect(minutesOf(hours)).toBe(minutes);
    }
    expect([minutesOf("0"), minutesOf("80"), minutesOf("81")]).toEqual([undefined, 4_800, undefined]);
  });

  it("says which numbers fit, at their fields", async () => {
    const user = userEvent.setup();
    render(EditProgram);
    const late = await screen.findByLabelText("Minutes late that count as missed");
    await user.clear(late);
    await user.type(late, "900");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(late).toHaveAccessibleDescription("Enter a whole number from 1 to 720, or leave it empty.");
  });

  it("takes what is wrong with a phase away with it, and the focus to the next one", async () => {
    const user = userEvent.setup();
    render(EditProgram);
    const [hours] = await screen.findAllByLabelText("Hours a week");
    if (!hours) throw new Error("two phases are known");
    await user.clear(hours);
    await user.type(hours, "a lot");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(hours).toHaveAttribute("aria-invalid", "true");
    const away = () => screen.getAllByRole("button", { name: "Take away" });
    await user.click(away()[0] as HTMLElement);
    expect(screen.getByLabelText("Hours a week")).toHaveValue("1.5");
    expect(screen.getByLabelText("Hours a week")).not.toHaveAttribute("aria-invalid");
    await waitFor(() => expect(away()[0]).toHaveFocus());
    await user.click(away()[0] as HTMLElement);
    await waitFor(() => expect(screen.getByRole("button", { name: "Add a phase" })).toHaveFocus());
  });

  it("counts one hour and one missed session as one", async () => {
    view = { ...view, missed: { total: 1, excused: 0, made_up: 0 } };
    const [first] = KNOWN.entry.phases;
    if (!first) throw new Error("it has phases");
    view.program = {
      ...KNOWN,
      entry: { ...KNOWN.entry, phases: [{ ...first, minutes_a_week: 60 }] },
    };
    const { unmount } = render(Program);
    expect(await screen.findByText(/1 hour a week/)).toBeInTheDocument();
    unmount();
    setLang("es");
    render(Program);
    expect(await screen.findByText(/1 hora por semana/)).toBeInTheDocument();
    expect(screen.getByText(/anotado 1 falta: ninguna con permiso y ninguna repuesta/)).toBeInTheDocument();
  });
});
