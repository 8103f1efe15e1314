/**
 * The calendar file for a phone: what goes in, where it goes, and that it was
 * really written. Owns the choices on screen; what leaves is Rust's to say.
 */
import { asBackendError, backend, type BackendError, type Input, type Output } from "$lib/backend";
import type { Lang } from "$lib/i18n";

export type Scope = Input<"sessions_export_preview">["scope"];
export type Preview = Output<"sessions_export_preview">;
export type Titles = Scope["titles"];
export type Gap = "days" | "folder" | "passphrase";

export class CalendarExport {
  days = $state<"all" | "some">("all");
  from = $state("");
  to = $state("");
  titles = $state<Titles>("neutral");
  places = $state(false);
  notes = $state(false);
  alarm = $state(true);
  folder = $state("");
  passphrase = $state("");
  /** Whether saving was tried: from then on it is said what is missing. */
  asked = $state(false);
  busy = $state(false);
  problem = $state.raw<BackendError | undefined>();
  done = $state.raw<Output<"sessions_export"> | undefined>();

  /** The choice as Rust takes it; none while days are missing. */
  scope(lang: Lang): Scope | undefined {
    const some = this.days === "some";
    if (some && (!this.from || !this.to)) return undefined;
    return {
      from: some ? this.from : null,
      to: some ? this.to : null,
      titles: this.titles,
      places: this.places,
      notes: this.notes,
      alarm: this.alarm,
      lang,
    };
  }

  /** What is missing first. */
  get gap(): Gap | undefined {
    if (this.days === "some" && (!this.from || !this.to)) return "days";
    if (!this.folder.trim()) return "folder";
    if (!this.passphrase) return "passphrase";
    return undefined;
  }

  async save(lang: Lang): Promise<void> {
    if (this.busy) return;
    this.asked = true;
    this.problem = undefined;
    const scope = this.scope(lang);
    if (!scope || this.gap) return;
    this.busy = true;
    try {
      this.done = await backend.call("sessions_export", {
        scope,
        vault_passphrase: this.passphrase,
        folder: this.folder.trim(),
      });
      this.passphrase = "";
    } catch (thrown) {
      this.problem = asBackendError(thrown);
    } finally {
      this.busy = false;
    }
  }
}
