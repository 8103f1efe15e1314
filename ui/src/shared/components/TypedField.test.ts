import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { readdirSync, readFileSync } from "node:fs";
import { tick } from "svelte";
import { setLang } from "$lib/i18n";
import { askToday } from "$lib/today.svelte";
import { refuseUnfinished } from "$shared";
import { world } from "../../../tests/world";
import DateField from "./DateField.svelte";
import TimeField from "./TimeField.svelte";

let forms: HTMLFormElement[] = [];
beforeEach(async () => {
  setLang("en");
  world(
    { state: "open" },
    {
      sessions_list: () => ({
        today: "2026-12-02",
        zone: "America/Chicago",
        items: [],
        truncated: false,
      }),
    },
  );
  await askToday();
});
afterEach(() => {
  forms.forEach((form) => form.remove());
  forms = [];
});

/** A form that tells when it is sent. */
function form() {
  const sent = vi.fn((event: Event) => event.preventDefault());
  const made = document.createElement("form");
  made.noValidate = true;
  made.addEventListener("submit", sent);
  document.body.append(made);
  forms.push(made);
  return { made, sent };
}

const day = (props: Partial<Parameters<typeof render<typeof DateField>>[1]> & object = {}) => {
  const oninput = vi.fn();
  const { made, sent } = form();
  const shown = render(DateField, {
    target: made,
    props: { label: "First day", value: "", oninput, ...props },
  });
  return { ...shown, oninput, made, sent, field: screen.getByLabelText<HTMLInputElement>("First day") };
};
const time = (value = "") => {
  const oninput = vi.fn();
  const { made, sent } = form();
  const shown = render(TimeField, { target: made, props: { label: "Start time", value, oninput } });
  return { ...shown, oninput, made, sent, field: screen.getByLabelText<HTMLInputElement>("Start time") };
};

describe("a field for a time", () => {
  it("looks empty when it is empty, and says what can be written", () => {
    const { field } = time();
    expect(field).toHaveValue("");
    expect(field).not.toHaveAttribute("placeholder");
    expect(field).toHaveAccessibleDescription("Such as 6 PM, 6:30p or 18:30.");
    expect(field).toBeValid();
  });

  it("says back what was understood and leaves what was typed as it is", async () => {
    const user = userEvent.setup();
    const { field, oninput } = time();
    await user.type(field, "6:30p");
    expect(oninput).toHaveBeenLastCalledWith("18:30");
    expect(field).toHaveAccessibleDescription(/^6:30\sPM$/);
    await user.tab();
    expect(field).toHaveValue("6:30p");
  });

  it("asks where AM or PM was not said, and never guesses", async () => {
    const user = userEvent.setup();
    const { field, oninput, made, sent } = time();
    await user.type(field, "6");
    expect(oninput).not.toHaveBeenCalled();
    expect(field).toHaveAccessibleDescription("AM or PM?");
    made.requestSubmit();
    await tick();
    expect(sent, "a form with a question in it is held back").not.toHaveBeenCalled();
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(/^Choose 6:00\sAM or 6:00\sPM\.$/);
    await user.click(
      within(screen.getByRole("group", { name: /^Start time: AM or PM/ })).getByRole("button", {
        name: /^6:00\sPM$/,
      }),
    );
    expect(oninput).toHaveBeenLastCalledWith("18:00");
    expect(field).toHaveFocus();
    expect(field).toHaveValue("6:00 PM");
    expect(screen.queryByRole("group")).toBeNull();
    made.requestSubmit();
    expect(sent).toHaveBeenCalledOnce();
  });

  it("gives the answer by the keys alone", async () => {
    const user = userEvent.setup();
    const { field, oninput } = time();
    await user.type(field, "0730");
    await user.tab();
    expect(field, "going on to the answers is no fault").not.toHaveAttribute("aria-invalid");
    await user.keyboard("{Enter}");
    expect(oninput).toHaveBeenLastCalledWith("07:30");
  });

  it("says in words what cannot be, once the field is left", async () => {
    const user = userEvent.setup();
    const { field, oninput } = time();
    await user.type(field, "25:00");
    expect(field, "not while one types").not.toHaveAttribute("aria-invalid");
    await user.tab();
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription("No clock has that time. Write it like 6:30 PM or 18:30.");
    expect(field, "nothing typed is lost").toHaveValue("25:00");
    expect(oninput).not.toHaveBeenCalled();
  });

  it("moves nothing while a button is pressed, so that the press is not lost", async () => {
    const user = userEvent.setup();
    const { field } = time();
    await user.type(field, "12:75");
    await user.pointer({ keys: "[MouseLeft>]", target: document.body });
    expect(field).not.toHaveFocus();
    expect(field, "not yet").not.toHaveAttribute("aria-invalid");
    await user.pointer({ keys: "[/MouseLeft]", target: document.body });
    await waitFor(() => expect(field).toBeInvalid());
    expect(field).toHaveAccessibleDescription("No clock has that time. Write it like 6:30 PM or 18:30.");
  });

  it("tells noon and midnight by name", async () => {
    const user = userEvent.setup();
    const { field } = time();
    await user.type(field, "12am");
    expect(field).toHaveAccessibleDescription(/^12:00\sAM \(midnight\)$/);
  });

  it("follows what is set from outside, and the language", async () => {
    const { field, rerender } = time("18:00");
    expect(field).toHaveValue("6:00 PM");
    await rerender({ value: "07:30" });
    expect(field).toHaveValue("7:30 AM");
    setLang("es");
    await tick();
    expect(field).toHaveDisplayValue(/^7:30 a\.\s?m\.$/);
  });

  it("takes back a value as soon as it is not understood any more", async () => {
    const user = userEvent.setup();
    const { field, oninput } = time("18:00");
    await user.type(field, "x");
    expect(oninput).toHaveBeenLastCalledWith("");
    await user.clear(field);
    expect(refuseUnfinished(), "nothing typed holds nothing back").toBe(false);
  });
});

describe("a field for a day", () => {
  it("reads a paste with odd blanks and says the day with its weekday", async () => {
    const user = userEvent.setup();
    const { field, oninput } = day();
    await user.click(field);
    await user.paste("\u00a0Nov.\u202f30, 2026 ");
    expect(oninput).toHaveBeenLastCalledWith("2026-11-30");
    expect(field).toHaveAccessibleDescription("Monday, November 30");
  });

  it("says the year where it is not this one", async () => {
    const user = userEvent.setup();
    const { field } = day();
    await user.type(field, "1/15");
    expect(field).toHaveAccessibleDescription("Friday, January 15, 2027");
  });

  it("asks which Monday", async () => {
    const user = userEvent.setup();
    const { field, oninput } = day();
    await user.type(field, "Monday");
    await user.click(screen.getByRole("button", { name: "Monday, December 7" }));
    expect(oninput).toHaveBeenLastCalledWith("2026-12-07");
    expect(field).toHaveValue("Dec 7, 2026");
  });

  it("offers the other way to read two numbers in Spanish, where both are common", async () => {
    const user = userEvent.setup();
    setLang("es");
    const { field, oninput } = day();
    await user.type(field, "3/4/2026");
    expect(oninput).toHaveBeenLastCalledWith("2026-03-04");
    expect(field).toHaveAccessibleDescription("Miércoles, 4 de marzo");
    await user.click(screen.getByRole("button", { name: "¿O viernes, 3 de abril de 2026?" }));
    expect(oninput).toHaveBeenLastCalledWith("2026-04-03");
  });

  it("gives today, yesterday and last night by one press", async () => {
    const user = userEvent.setup();
    const { oninput } = day({ quick: ["today", "yesterday", "last_night"] });
    await user.click(screen.getByRole("button", { name: "Today" }));
    await waitFor(() => expect(oninput).toHaveBeenLastCalledWith("2026-12-02"));
    await user.click(screen.getByRole("button", { name: "Last night" }));
    await waitFor(() => expect(oninput).toHaveBeenLastCalledWith("2026-12-01"));
  });

  it("keeps the day that was understood when midnight comes", async () => {
    const user = userEvent.setup();
    const { field, oninput } = day();
    await user.type(field, "tomorrow");
    expect(oninput).toHaveBeenLastCalledWith("2026-12-03");
    world(
      { state: "open" },
      { sessions_list: () => ({ today: "2026-12-03", zone: "", items: [], truncated: false }) },
    );
    await askToday();
    await tick();
    expect(oninput).toHaveBeenCalledTimes(1);
    expect(field).toHaveAccessibleDescription("Thursday, December 3");
  });

  it("is refused beside others by a form that is saved from elsewhere, first one first", async () => {
    const user = userEvent.setup();
    const { field } = day();
    const other = time();
    await user.type(field, "02/31");
    await user.type(other.field, "6");
    expect(refuseUnfinished()).toBe(true);
    await tick();
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription("No calendar has that day. Please check it.");
    expect(other.field).toHaveAccessibleDescription(/^Choose 6:00\sAM/);
  });

  it("takes the warning away with a good answer, and says it again when the form is sent and still says so", async () => {
    const user = userEvent.setup();
    const { field, made } = day({ error: "The last day is before the first." });
    await user.type(field, "12/31/2026");
    expect(field).toBeValid();
    expect(field).toHaveAccessibleDescription("Thursday, December 31");
    await user.tab();
    expect(field).toBeValid();
    made.requestSubmit();
    await tick();
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription("The last day is before the first.");
  });

  it("shows what its form says is missing", () => {
    const { field } = day({ error: "Enter a date.", required: true });
    expect(field).toBeInvalid();
    expect(field).toBeRequired();
    expect(field).toHaveAccessibleDescription("Enter a date.");
  });

  it("opens a calendar in the language on screen, goes by the arrows, and closes after a pick", async () => {
    const user = userEvent.setup();
    setLang("es");
    const { field, oninput } = day({ value: "2026-12-31" });
    field.focus();
    await user.tab();
    const opener = screen.getByRole("button", { name: "Calendario de First day" });
    expect(opener).toHaveFocus();
    await user.keyboard("{Enter}");
    // Nothing has a place in a test without a screen, so the calendar counts as hidden and is found by its labels.
    const calendar = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[role="dialog"]');
      if (!found) throw new Error("no calendar yet");
      return found;
    });
    expect(calendar).toHaveAttribute("aria-label", "Calendario de First day");
    expect(within(calendar).getByText("Diciembre de 2026")).toBeInTheDocument();
    expect(within(calendar).getByLabelText("Mes siguiente")).toBeInTheDocument();
    expect(
      [...calendar.querySelectorAll("th")].map((head) => head.textContent.trim().slice(0, 3)),
      "weeks begin on Sunday",
    ).toEqual(["dom", "lun", "mar", "mié", "jue", "vie", "sáb"]);
    await waitFor(() => expect(within(calendar).getByLabelText(/31 de diciembre de 2026/)).toHaveFocus());
    await user.keyboard("{ArrowRight}");
    await waitFor(() => expect(within(calendar).getByLabelText(/, 1 de enero de 2027/)).toHaveFocus());
    await user.keyboard("{Enter}");
    await waitFor(() => expect(oninput).toHaveBeenLastCalledWith("2027-01-01"));
    await waitFor(() => expect(document.querySelector('[role="dialog"]')).toBeNull());
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription("Viernes, 1 de enero de 2027");
    expect(
      document.querySelector("[data-bits-announcer]")?.textContent ?? "",
      "nothing is announced in another language",
    ).toBe("");
  });
});

it("no field of the web view's own for days and times is left", () => {
  // Vitest runs in the folder of the package.
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".svelte"),
  );
  expect(sources.length).toBeGreaterThan(100);
  const native = sources.filter((name) =>
    /type=(?:\{)?["'](?:date|time|datetime-local|month|week)["']/.test(readFileSync(`src/${name}`, "utf8")),
  );
  expect(native).toEqual([]);
});
