/**
 * Importing a calendar file: choose, look, say yes. Owns where in that the
 * person is. The file's bytes go to Rust and are kept nowhere.
 */
import { asBackendError, backend, BackendError, type Output } from "$lib/backend";

export type Preview = Output<"sessions_import_preview">;
export type Line = Preview["lines"][number];
export type Done = Output<"sessions_import_apply">;

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
  #turn = 0;

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
      if (mine === this.#turn) this.step = { kind: "preview", preview, busy: false };
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
      return await backend.call("sessions_import_apply", { token: preview.token });
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

/** What saying yes would do. */
export function countsOf(preview: Preview): { added: number; moving: number } {
  const count = (change: Line["change"]) => preview.lines.filter((line) => line.change === change).length;
  const added = preview.lines
    .filter((line) => line.change === "new" && !line.all_day)
    .reduce((sum, line) => sum + line.occurrences, 0);
  return { added, moving: count("new") + count("changed") + count("cancelled") };
}
