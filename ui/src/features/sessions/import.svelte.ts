/**
 * Importing a calendar file: choose, look, decide, say yes. Owns where in that
 * the person is and what they decided. The file's bytes go to Rust and are
 * kept nowhere.
 */
import { asBackendError, backend, BackendError, type Output } from "$lib/backend";

export type Preview = Output<"sessions_import_preview">;
export type Line = Preview["lines"][number];
export type Done = Output<"sessions_import_apply">;

/** What the person says about a series that is new to them. */
export interface Decision {
  kind: Line["kind"];
  counts: boolean;
}

/** Whether what a file says is taken when the person says nothing, where they can choose. */
const USUAL: Partial<Record<Line["change"], boolean>> = {
  new: true,
  changed: true,
  older: false,
  alike: false,
};

/** Largest file that is read: 2 MB. Rust holds to the same. */
export const LARGEST = 2 * 1024 * 1024;

export type Step =
  | { kind: "choose"; problem?: BackendError; unreadable?: boolean }
  | { kind: "reading" }
  | { kind: "preview"; preview: Preview; busy: boolean; problem?: BackendError };

/** Bytes as base64, in pieces that no call stack minds. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(text);
}

export class CalendarImport {
  step = $state.raw<Step>({ kind: "choose" });
  /** By series: kind and hours of new ones. Notes on the day have neither. */
  decisions = $state<Record<string, Decision>>({});
  /** By series: whether it comes off the list. */
  off = $state<Record<string, boolean>>({});
  /** By series: whether what the file says about it is taken. */
  take = $state<Record<string, boolean>>({});
  /** Whether sessions that are over come along. */
  past = $state(false);
  #turn = 0;

  /** Another kind brings what is usual for it. */
  choose(series: string, kind: Line["kind"]): void {
    if (this.step.kind !== "preview") return;
    this.decisions[series] = { kind, counts: this.step.preview.kinds_that_count.includes(kind) };
  }

  #show(preview: Preview): void {
    this.decisions = Object.fromEntries(
      preview.lines
        .filter((line) => (line.change === "new" || line.change === "alike") && !line.all_day)
        .map((line) => [line.series, { kind: line.kind, counts: line.counts_hours }]),
    );
    this.off = Object.fromEntries(
      preview.lines
        .filter((line) => line.change === "cancelled" || line.change === "missing")
        .map((line) => [line.series, line.change === "cancelled" && !line.notes.includes("looks_older")]),
    );
    this.take = Object.fromEntries(
      preview.lines
        .filter((line) => line.change in USUAL)
        .map((line) => [line.series, USUAL[line.change] ?? false]),
    );
    this.past = false;
    this.step = { kind: "preview", preview, busy: false };
  }

  /** Back to choosing. */
  again(): void {
    this.#turn++;
    this.step = { kind: "choose" };
  }

  /** Reads a file and asks Rust what it would change. */
  async read(file: File): Promise<void> {
    const mine = ++this.#turn;
    if (file.size > LARGEST) {
      this.step = { kind: "choose", problem: new BackendError("calendar_too_large") };
      return;
    }
    this.step = { kind: "reading" };
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      if (mine === this.#turn) this.step = { kind: "choose", unreadable: true };
      return;
    }
    try {
      const preview = await backend.call("sessions_import_preview", { base64: base64(bytes) });
      if (mine === this.#turn) this.#show(preview);
    } catch (thrown) {
      if (mine === this.#turn) this.step = { kind: "choose", problem: asBackendError(thrown) };
    }
  }

  /** Carries the preview out. */
  async apply(): Promise<Done | undefined> {
    if (this.step.kind !== "preview" || this.step.busy) return undefined;
    const { preview } = this.step;
    const mine = ++this.#turn;
    this.step = { kind: "preview", preview, busy: true };
    try {
      return await backend.call("sessions_import_apply", {
        token: preview.token,
        choices: Object.entries(this.decisions)
          .filter(([series]) => this.take[series])
          .map(([series, { kind, counts }]) => ({ series, kind, counts_hours: counts })),
        remove: Object.keys(this.off).filter((series) => this.off[series]),
        take: Object.keys(this.take).filter((series) => this.take[series]),
        past: this.past,
      });
    } catch (thrown) {
      const problem = asBackendError(thrown);
      if (mine !== this.#turn) return undefined;
      // A preview that is gone cannot be said yes to: the file has to be read again.
      this.step =
        problem.code === "preview_gone"
          ? { kind: "choose", problem }
          : { kind: "preview", preview, busy: false, problem };
      return undefined;
    }
  }
}

/** What the person chose so far. */
export type Chosen = Pick<CalendarImport, "off" | "take" | "past">;

/** Sessions of ticked series, and of series that are over, that were before today. */
export const pastOf = (preview: Preview, take: Readonly<Record<string, boolean>>): number =>
  preview.lines.filter((line) => take[line.series]).reduce((sum, line) => sum + line.past, preview.past_over);

/** What saying yes would do. `only` says that it adds and does nothing else. */
export function countsOf(
  preview: Preview,
  { off, take, past }: Chosen,
): { added: number; moving: number; only: boolean } {
  const ticked = preview.lines.filter((line) => take[line.series]);
  const fresh = ticked.filter((line) => line.change === "new" || line.change === "alike");
  const before = past ? pastOf(preview, take) : 0;
  const added = fresh.filter((line) => !line.all_day).reduce((sum, line) => sum + line.occurrences, before);
  const removed = Object.values(off).filter(Boolean).length;
  const other = ticked.length - fresh.length + removed;
  return { added, moving: ticked.length + removed + (before > 0 ? 1 : 0), only: other === 0 };
}
