import { render, screen, waitFor } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, installBackend } from "$lib/backend";
import { memoryBackend, type MemoryBackend } from "$lib/backend/memory";
import { setLang } from "$lib/i18n";
import ExportCalendar from "./ExportCalendar.svelte";
import type { Preview } from "./export.svelte";

const preview = (change: Partial<Preview> = {}): Preview => ({
  lines: [
    {
      title: "Appointment",
      place: "",
      note: "",
      count: 36,
      first: "2026-09-14T18:00:00",
      last: "2026-12-04T18:00:00",
      minutes: 180,
      zone: "America/Chicago",
      all_day: false,
    },
  ],
  series: 1,
  dates: 36,
  day_notes_left_out: 0,
  from: "2026-09-01",
  to: "2028-08-31",
  file_name: "calendar-2026-09-01.ics",
  ...change,
});

let backend: MemoryBackend;
beforeEach(() => {
  setLang("en");
  backend = memoryBackend({
    sessions_export_preview: () => preview(),
    sessions_export: () => ({ path: "/media/stick/calendar-2026-09-01.ics", dates: 36 }),
    folder_pick: () => ({ path: "/media/stick" }),
  });
  installBackend(backend);
});

const save = () => screen.getByRole("button", { name: "Save the calendar file" });

describe("the calendar file for a phone", () => {
  it("says that it is not locked, and starts with the least", async () => {
    render(ExportCalendar);
    expect(await screen.findByText(/A calendar file is not locked/)).toBeVisible();
    expect(
      backend.inputs("sessions_export_preview")[0]?.scope,
      "nothing but times, unless they say so",
    ).toEqual({
      from: null,
      to: null,
      titles: "neutral",
      places: false,
      notes: false,
      alarm: true,
      lang: "en",
    });
    expect(await screen.findByText(/36 dates, from Sep 14, 2026/)).toHaveTextContent(
      "3 hours · Chicago time",
    );
  });

  it("shows what leaves as it is chosen", async () => {
    const user = userEvent.setup();
    render(ExportCalendar);
    await screen.findByText("Appointment");
    await user.selectOptions(screen.getByLabelText("What are sessions called?"), "full");
    await user.click(screen.getByLabelText("Add my notes"));
    await waitFor(() =>
      expect(backend.inputs("sessions_export_preview").at(-1)?.scope).toMatchObject({
        titles: "full",
        notes: true,
        places: false,
      }),
    );
  });

  it("asks for both days before it asks Rust", async () => {
    const user = userEvent.setup();
    render(ExportCalendar);
    await screen.findByText("Appointment");
    await user.selectOptions(screen.getByLabelText("Which days?"), "some");
    expect(await screen.findByText("Enter both days.")).toBeVisible();
    await user.click(save());
    expect(backend.inputs("sessions_export")).toEqual([]);
  });

  it("saves with the passphrase and says where it is and what comes next", async () => {
    const user = userEvent.setup();
    render(ExportCalendar);
    await screen.findByText("Appointment");
    await user.click(save());
    expect(screen.getByText("Choose a folder."), "what is missing is said, not guessed").toBeVisible();
    await user.click(screen.getByRole("button", { name: /Choose/ }));
    await user.type(screen.getByLabelText("Your own passphrase, once more"), "my own words");
    await user.click(save());
    expect(await screen.findByText("/media/stick/calendar-2026-09-01.ics")).toBeVisible();
    expect(backend.inputs("sessions_export")[0]).toMatchObject({
      vault_passphrase: "my own words",
      folder: "/media/stick",
    });
    expect(screen.getByText(/Then delete the file here/)).toBeVisible();
  });

  it("keeps everything when the passphrase is wrong", async () => {
    backend.answer({
      sessions_export: () => {
        throw new BackendError("wrong_passphrase");
      },
    });
    const user = userEvent.setup();
    render(ExportCalendar);
    await screen.findByText("Appointment");
    await user.click(screen.getByRole("button", { name: /Choose/ }));
    await user.type(screen.getByLabelText("Your own passphrase, once more"), "no");
    await user.click(save());
    const field = screen.getByLabelText("Your own passphrase, once more");
    await waitFor(() => expect(field).toHaveAccessibleDescription(/That is not the passphrase/));
    expect(field).toHaveValue("no");
    expect(screen.queryByText(/recovery code/), "the code opens nothing here").toBeNull();
  });

  it("offers no saving where there is nothing to save", async () => {
    backend.answer({
      sessions_export_preview: () => preview({ lines: [], series: 0, dates: 0, day_notes_left_out: 2 }),
    });
    render(ExportCalendar);
    expect(await screen.findByText("There is no session in these days. Pick other days.")).toBeVisible();
    expect(screen.getByText(/2 notes on days stay out/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Save the calendar file" })).toBeNull();
  });
});
