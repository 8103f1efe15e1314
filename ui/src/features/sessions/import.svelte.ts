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
  #turn = 0;

  /** Another kind brings what is usual for it. */
  choose(series: string, kind: Line["kind"]): void {
    if (this.step.kind !== "preview") return;
    this.decisions[series] = { kind, counts: this.step.preview.kinds_that_count.includes(kind) };
  }

  #show(preview: Preview): void {
    this.decisions = Object.fromEntries(
      preview.lines
        .filter((line) => line.change === "new" && !line.all_day)
        .map((line) => [line.series, { kind: line.kind, counts: line.counts_hours }]),
    );
    this.off = Object.fromEntries(
      preview.lines
        .filter((line) => line.change === "cancelled" || line.change === "missing")
        .map((line) => [line.series, line.change === "cancelled"]),
    );
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
        choices: Object.entries(this.decisions).map(([series, { kind, counts }]) => ({
          series,
          kind,
          counts_hours: counts,
        })),
        remove: Object.keys(this.off).filter((series) => this.off[series]),
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

/** What saying yes would do, with the series in `off` taken off. `only` says that it adds and does nothing else. */
export function countsOf(
  preview: Preview,
  off: Readonly<Record<string, boolean>>,
): { added: number; moving: number; only: boolean } {
  const count = (change: Line["change"]) => preview.lines.filter((line) => line.change === change).length;
  const added = preview.lines
    .filter((line) => line.change === "new" && !line.all_day)
    .reduce((sum, line) => sum + line.occurrences, 0);
  const removed = Object.values(off).filter(Boolean).length;
  const other = count("changed") + removed;
  return { added, moving: count("new") + other, only: other === 0 };
}
