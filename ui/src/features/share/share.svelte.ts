/**
 * The way of a report from "who is it for" to a sealed file. Owns the steps,
 * what each still needs, and the secrets typed on the last one, which live here
 * and nowhere else. What goes into the report is decided in Rust.
 */
import { features } from "$frame/feature";
import { asBackendError, backend, type BackendError, type Input, type Output } from "$lib/backend";
import type { Lang, PlainMessageId } from "$lib/i18n";

export type Report = Output<"share_preview">;
export type Scope = Input<"share_preview">["scope"];
export type Role = Scope["role"];
export type Kind = Scope["kinds"][number];
export type Done = Output<"share_export">;
type Reasons = Output<"vault_passphrase_check">["reasons"];
export type Step = "who" | "stop" | "what" | "preview" | "save" | "done";
export type Gap =
  "recipient" | "long" | "kinds" | "pages" | "dates" | "order" | "own" | "vault" | "wrong" | "folder";

/** What one can choose from, in the order offered. Each feature says it of its own. */
const offers = () =>
  features()
    .flatMap((one) => one.shareKind ?? [])
    .sort((a, b) => a.order - b.order);
export const kinds = (): Kind[] => offers().map(({ kind }) => kind);
export const ROLES: readonly Role[] = ["counselor", "doctor", "family", "court", "employer", "other"];
const UNSEEN: Reasons = ["control_character", "invisible_character", "outer_blank"];
const NAME = 200;
const SHORT = 500;

/** What is typed; kept as a draft while it is not handed over. Holds no passphrase. */
export interface ShareForm {
  recipient: string;
  role: Role;
  purpose: string;
  prepared_by: string;
  kinds: Kind[];
  from: string;
  to: string;
  free_text: boolean;
  /** Ids of the journal pages that are ticked. */
  pages: string[];
  name_left_out: boolean;
  expires: string;
  lang: Lang;
}

export function emptyForm(lang: Lang): ShareForm {
  return {
    recipient: "",
    role: "counselor",
    purpose: "",
    prepared_by: "",
    kinds: kindsFor("counselor"),
    from: "",
    to: "",
    free_text: false,
    pages: [],
    name_left_out: true,
    expires: "",
    lang,
  };
}

/** What is ticked to begin with: enough for care but no journal page, little for family, the least for anyone with power over the person. */
export const kindsFor = (role: Role): Kind[] =>
  offers()
    .filter(({ ticked }) => ticked.includes(role))
    .map(({ kind }) => kind);

/** Once it is handed over to these, it can be used in ways the person may not want. */
export const needsStop = (role: Role): boolean => role === "court" || role === "employer";

/** The steps that are walked, in order. */
export function stepsFor(role: Role): readonly Step[] {
  return needsStop(role) ? ["who", "stop", "what", "preview", "save"] : ["who", "what", "preview", "save"];
}

/** `days` days up to and including `today`, as calendar days. */
export function lastDays(today: string, days: number): { from: string; to: string } {
  const first = new Date(`${today}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - (days - 1));
  return { from: first.toISOString().slice(0, 10), to: today };
}

export function scopeOf(form: ShareForm, stopRead: boolean): Scope {
  const { expires, kinds: chosen, pages, ...rest } = form;
  return {
    ...rest,
    recipient: form.recipient.trim(),
    purpose: form.purpose.trim(),
    prepared_by: form.prepared_by.trim(),
    kinds: kinds().filter((kind) => chosen.includes(kind)),
    pages: chosen.includes("journal") ? pages : [],
    expires: expires || null,
    stop_read: stopRead,
  };
}

const tooLong = (text: string, most: number) => [...text.trim()].length > most;

export class ShareFlow {
  step = $state<Step>("who");
  /** Next was pressed and something was still missing: what is missing is said from now on. */
  asked = $state(false);
  busy = $state(false);
  problem = $state.raw<BackendError | undefined>();
  preview = $state.raw<Report | undefined>();

  /** The words made for this file. */
  words = $state("");
  /** How hard they are to guess. */
  bits = $state(0);
  /** The person types a passphrase of their own for the file. */
  ownWords = $state(false);
  own = $state("");
  ownGood = $state(false);
  /** Why it may not be used. */
  ownReasons = $state.raw<Reasons>([]);
  vaultPassphrase = $state("");
  folder = $state("");
  done = $state.raw<Done | undefined>();

  readonly #form: () => ShareForm;
  #stopRead = false;
  /** The last passphrase of the vault did not fit. */
  #wrong = $state(false);
  #turn = 0;

  constructor(form: () => ShareForm) {
    this.#form = form;
  }

  get steps(): readonly Step[] {
    return stepsFor(this.#form().role);
  }

  /** What will open the file. */
  get passphrase(): string {
    return this.ownWords ? this.own : this.words;
  }

  /** What this step still needs, or nothing. */
  get gap(): Gap | undefined {
    const form = this.#form();
    switch (this.step) {
      case "who":
        if (!form.recipient.trim()) return "recipient";
        return tooLong(form.recipient, NAME) ||
          tooLong(form.purpose, SHORT) ||
          tooLong(form.prepared_by, NAME)
          ? "long"
          : undefined;
      case "what":
        if (form.kinds.length === 0) return "kinds";
        if (!form.from || !form.to) return "dates";
        if (form.to < form.from) return "order";
        return form.kinds.includes("journal") && form.pages.length === 0 ? "pages" : undefined;
      case "save":
        if (this.ownWords && !this.ownGood) return "own";
        if (!this.folder.trim()) return "folder";
        if (this.vaultPassphrase) return undefined;
        return this.#wrong ? "wrong" : "vault";
      default:
        return undefined;
    }
  }

  /** The sentence about what is missing, once it was asked for. */
  get gapWords(): PlainMessageId | undefined {
    if (!this.asked || !this.gap) return undefined;
    // What cannot be seen is no matter of strength.
    if (this.gap === "own" && this.ownReasons.some((reason) => UNSEEN.includes(reason)))
      return "share_gap_own_unseen";
    return `share_gap_${this.gap}`;
  }

  /** Someone else is going to read it: other kinds make sense, and the stop screen counts anew. */
  chooseRole(role: Role): void {
    const form = this.#form();
    form.role = role;
    form.kinds = kindsFor(role);
    form.pages = [];
    if (role !== "counselor" && role !== "doctor") form.free_text = false;
    this.#stopRead = false;
  }

  toggle(kind: Kind, on: boolean): void {
    const form = this.#form();
    form.kinds = kinds().filter((known) => (known === kind ? on : form.kinds.includes(known)));
  }

  /** Ticks a journal page, or takes the tick away. */
  pick(page: string, on: boolean): void {
    const form = this.#form();
    form.pages = on ? [...new Set([...form.pages, page])] : form.pages.filter((one) => one !== page);
  }

  /** Other days were chosen: a tick on a page outside them goes. */
  listed(pages: readonly string[]): void {
    const form = this.#form();
    if (form.pages.some((page) => !pages.includes(page)))
      form.pages = form.pages.filter((page) => pages.includes(page));
  }

  async next(): Promise<void> {
    if (this.busy) return;
    if (this.gap) {
      this.asked = true;
      return;
    }
    const at = this.steps.indexOf(this.step);
    const next = this.steps[at + 1];
    if (!next) return;
    if (this.step === "stop") this.#stopRead = true;
    if (next === "preview" && !(await this.#look())) return;
    if (next === "save" && !this.words && !(await this.suggest())) return;
    this.#go(next);
  }

  back(): void {
    const before = this.steps[this.steps.indexOf(this.step) - 1];
    if (!before || this.busy) return;
    this.#forget();
    this.#go(before);
  }

  /** Builds what would leave. What is looked at is what is sealed. */
  async #look(): Promise<boolean> {
    return this.#attempt(async () => {
      this.preview = await backend.call("share_preview", { scope: scopeOf(this.#form(), this.#stopRead) });
    });
  }

  /** Makes (other) words for the file. */
  async suggest(): Promise<boolean> {
    return this.#attempt(async () => {
      const made = await backend.call("share_suggest_passphrase", { lang: this.#form().lang });
      this.words = made.passphrase;
      this.bits = made.bits;
    });
  }

  /** Judges the person's own passphrase for the file while it is typed. */
  async judge(typed: string): Promise<void> {
    const mine = ++this.#turn;
    this.ownGood = false;
    this.ownReasons = [];
    if (!typed) return;
    try {
      const judged = await backend.call("vault_passphrase_check", { passphrase: typed, purpose: "export" });
      if (mine !== this.#turn) return;
      this.ownGood = judged.acceptable;
      this.ownReasons = judged.reasons;
    } catch (thrown) {
      if (mine === this.#turn) this.problem = asBackendError(thrown);
    }
  }

  async save(): Promise<void> {
    if (this.busy) return;
    if (this.gap) {
      this.asked = true;
      return;
    }
    const saved = await this.#attempt(async () => {
      this.done = await backend.call("share_export", {
        scope: scopeOf(this.#form(), this.#stopRead),
        passphrase: this.passphrase,
        vault_passphrase: this.vaultPassphrase,
        folder: this.folder.trim(),
      });
    });
    this.vaultPassphrase = "";
    this.#wrong = this.problem?.code === "wrong_passphrase";
    if (this.#wrong) {
      // Said beside the field: the general words would offer the recovery code, which is no way in here.
      this.problem = undefined;
      this.asked = true;
    }
    if (saved) this.#go("done");
  }

  /** Nothing typed as a secret outlives the last step. */
  #forget(): void {
    this.vaultPassphrase = "";
    this.own = "";
    this.ownGood = false;
    this.ownReasons = [];
    this.#wrong = false;
  }

  #go(step: Step): void {
    this.step = step;
    this.asked = false;
    this.problem = undefined;
  }

  async #attempt(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.problem = undefined;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.problem = asBackendError(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
