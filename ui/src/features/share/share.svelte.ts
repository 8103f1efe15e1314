/**
 * The way of a report from "who is it for" to a sealed file. Owns the steps,
 * what each still needs, and the secrets typed on the last one, which live here
 * and nowhere else. What can be chosen is in `form.ts`; what goes into the
 * report is decided in Rust.
 */
import { asBackendError, backend, type BackendError, type Output } from "$lib/backend";
import { lang, t, type Lang, type PlainMessageId } from "$lib/i18n";
import {
  byHand,
  kinds,
  kindsFor,
  kindsOffered,
  LABEL,
  MOST_OWN,
  MOST_TOPICS,
  NAME,
  needsStop,
  givesCare,
  ofTicked,
  ownKeys,
  ownTicked,
  PURPOSE,
  readsOwnWords,
  scopeOf,
  tickByHand,
  tooLong,
  TOPIC,
  topicKey,
  topicLines,
  topicsTicked,
  type Choices,
  type Kind,
  type OwnLine,
  type Role,
  type ShareForm,
  type Topic,
} from "./form";

export type Editions = Output<"share_preview">;
export type Report = Editions[number];
export type Done = Output<"share_export">;
type Reasons = Output<"vault_passphrase_check">["reasons"];
export type Step = "who" | "stop" | "what" | "words" | "talk" | "preview" | "save" | "done";
export type Gap =
  | "recipient"
  | "long"
  | "kinds"
  | "pages"
  | "returns"
  | "dates"
  | "order"
  | "own_many"
  | "topics_many"
  | "topics_long"
  | "own"
  | "reused"
  | "vault"
  | "wrong"
  | "folder";

/** One of the own people as the reader. */
export interface Reader {
  id: string;
  name: string;
  /** What is proposed for them; none when it was not said who they are. */
  role: Role | null;
  /** There are open questions for them. */
  toAsk: boolean;
}

const UNSEEN: Reasons = ["control_character", "invisible_character", "outer_blank"];

export class ShareFlow {
  step = $state<Step>("who");
  /** Next was pressed and something was still missing: what is missing is said from now on. */
  asked = $state(false);
  busy = $state(false);
  problem = $state.raw<BackendError | undefined>();
  /** What can be ticked line by line, for the reader, kinds and days as they were when going on. */
  choices = $state.raw<Choices | undefined>();
  /** The report in each language, the one it opens in first. */
  editions = $state.raw<Editions>([]);
  /** The language it is looked at in. */
  shown = $state<Lang>("en");

  /** The words made for this file. */
  words = $state("");
  /** The language they are in: the one of whoever will say them. */
  wordsLang = $state<Lang>("en");
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
  /** The last passphrase for the file was the vault's own. */
  #reused = $state(false);
  #turn = 0;
  readonly #ownByHand = $derived.by(() => byHand(this.#form().own_on, this.#form().own_off));
  readonly #topicsByHand = $derived.by(() => byHand(this.#form().topics_on, this.#form().topics_off));

  constructor(form: () => ShareForm) {
    this.#form = form;
  }

  /** The steps that are walked, in order: nobody is asked about lines where there is none. */
  get steps(): readonly Step[] {
    const { role } = this.#form();
    const walked: [Step, boolean][] = [
      ["who", true],
      ["stop", needsStop(role)],
      ["what", true],
      ["words", readsOwnWords(role) && (!this.choices || this.choices.own.length > 0)],
      ["talk", givesCare(role)],
      ["preview", true],
      ["save", true],
    ];
    return walked.filter(([, there]) => there).map(([step]) => step);
  }

  /** The report as it is looked at. */
  get preview(): Report | undefined {
    return this.editions.find((edition) => edition.lang === this.shown) ?? this.editions[0];
  }

  /** What is typed and ticked. */
  get form(): ShareForm {
    return this.#form();
  }

  /** What will open the file. */
  get passphrase(): string {
    return this.ownWords ? this.own : this.words;
  }

  /** The lines under "I want to talk about", as they will stand there. */
  get talk(): string[] {
    return topicLines(this.#form(), this.choices);
  }

  /** What this step still needs, or nothing. */
  get gap(): Gap | undefined {
    const form = this.#form();
    switch (this.step) {
      case "who":
        if (!form.recipient.trim()) return "recipient";
        return tooLong(form.recipient, NAME) ||
          tooLong(form.purpose, PURPOSE) ||
          tooLong(form.prepared_by, NAME) ||
          tooLong(form.label, LABEL)
          ? "long"
          : undefined;
      case "what": {
        const chosen = kindsOffered(form.role).filter((kind) => form.kinds.includes(kind));
        if (chosen.length === 0) return "kinds";
        if (!form.from || !form.to) return "dates";
        if (form.to < form.from) return "order";
        if (chosen.includes("returns") && form.returns.length === 0) return "returns";
        return chosen.includes("journal") && form.pages.length === 0 ? "pages" : undefined;
      }
      case "words":
        return ownKeys(form, this.choices).length > MOST_OWN ? "own_many" : undefined;
      case "talk":
        if (form.lines.some((line) => tooLong(line, TOPIC))) return "topics_long";
        return this.talk.length > MOST_TOPICS ? "topics_many" : undefined;
      case "save":
        if (this.ownWords && this.#reused) return "reused";
        if (this.ownWords && !this.ownGood) return "own";
        if (!this.folder.trim()) return "folder";
        if (this.vaultPassphrase) return undefined;
        return this.#wrong ? "wrong" : "vault";
      default:
        return undefined;
    }
  }

  /** The message about what is missing, once it was asked for. */
  get gapWords(): PlainMessageId | undefined {
    const { gap } = this;
    if (!this.asked || !gap) return undefined;
    // What cannot be seen is no matter of strength.
    if (gap === "own" && this.ownReasons.some((reason) => UNSEEN.includes(reason)))
      return "share_gap_own_unseen";
    return `share_gap_${gap}`;
  }

  /** The sentence about what is missing, where it is one of these. */
  says(...gaps: Gap[]): string | undefined {
    const { gap, gapWords } = this;
    return gap && gapWords && gaps.includes(gap) ? t(gapWords) : undefined;
  }

  /** Someone else is going to read it: other kinds make sense, no tick counts any more, and the stop screen comes anew. */
  chooseRole(role: Role): void {
    Object.assign(this.#form(), {
      role,
      kinds: kindsFor(role),
      pages: [],
      returns: [],
      own_on: [],
      own_off: [],
      topics_on: [],
      topics_off: [],
    });
    this.choices = undefined;
    this.#stopRead = false;
  }

  /** The reader is one of the own people: their name, the role that is proposed for them, and what there is to ask them. */
  choosePerson(reader: Reader): void {
    const form = this.#form();
    // Ticks were made for whom it was for before.
    this.chooseRole(reader.role ?? form.role);
    form.recipient = reader.name;
    form.person = reader.id;
    if (reader.toAsk && givesCare(form.role)) this.toggle("questions", true);
  }

  /** The name was typed: it is nobody of the own people. */
  typedName(name: string): void {
    const form = this.#form();
    form.recipient = name;
    form.person = "";
  }

  toggle(kind: Kind, on: boolean): void {
    const form = this.#form();
    form.kinds = kinds().filter((known) => (known === kind ? on : form.kinds.includes(known)));
  }

  /** Ticks a journal page or a return to use, or takes the tick away. */
  pick(list: "pages" | "returns", id: string, on: boolean): void {
    const form = this.#form();
    form[list] = on ? [...new Set([...form[list], id])] : form[list].filter((one) => one !== id);
  }

  /** Other days were chosen: a tick on what is outside them goes. */
  listed(list: "pages" | "returns", ids: readonly string[]): void {
    const form = this.#form();
    if (form[list].some((id) => !ids.includes(id))) form[list] = form[list].filter((id) => ids.includes(id));
  }

  /** Whether an own line goes in. */
  ticked(line: OwnLine): boolean {
    return ownTicked(this.#form().role, this.#ownByHand, line);
  }

  tickOwn(lines: readonly OwnLine[], on: boolean): void {
    const form = this.#form();
    const hand = tickByHand(
      { on: form.own_on, off: form.own_off },
      lines.map(({ key }) => key),
      on,
    );
    form.own_on = hand.on;
    form.own_off = hand.off;
  }

  /** The questions that go in. */
  get topics(): Topic[] {
    return topicsTicked(this.choices?.topics ?? [], this.#topicsByHand);
  }

  tickTopic(topic: Topic, on: boolean): void {
    const form = this.#form();
    const hand = tickByHand({ on: form.topics_on, off: form.topics_off }, [topicKey(topic)], on);
    form.topics_on = hand.on;
    form.topics_off = hand.off;
  }

  async next(): Promise<void> {
    // A form without a button to send it is sent by Enter all the same.
    if (this.busy || this.step === "done") return;
    if (this.gap) {
      this.asked = true;
      return;
    }
    if (this.step === "what" && !(await this.#choose())) return;
    const next = this.steps[this.steps.indexOf(this.step) + 1];
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

  /** Asks what can be ticked line by line. */
  async #choose(): Promise<boolean> {
    const form = this.#form();
    if (!readsOwnWords(form.role)) return true;
    return this.#attempt(async () => {
      const { role, kinds, from, to } = scopeOf(form, undefined, this.#stopRead);
      const reader = form.person ? { person: form.person } : {};
      const found = await backend.call("share_choices", { role, ...reader, kinds, from, to, lang: lang() });
      // A question that was noted twice for one session is asked once.
      const topics = [...new Map(found.topics.map((topic) => [topicKey(topic), topic])).values()];
      this.choices = { ...found, own: ofTicked(found.own, form.returns), topics };
    });
  }

  /** Builds what would leave. What is looked at is what is sealed. */
  async #look(): Promise<boolean> {
    return this.#attempt(async () => {
      this.editions = await backend.call("share_preview", { scope: this.#scope() });
      this.shown = this.#form().lang;
    });
  }

  #scope() {
    return scopeOf(this.#form(), this.choices, this.#stopRead);
  }

  /** Makes (other) words for the file, in the language of the person who says them. */
  async suggest(): Promise<boolean> {
    return this.#attempt(async () => {
      const spoken = lang();
      const made = await backend.call("share_suggest_passphrase", { lang: spoken });
      this.words = made.passphrase;
      this.wordsLang = spoken;
      this.bits = made.bits;
    });
  }

  /** Judges the person's own passphrase for the file while it is typed. */
  async judge(typed: string): Promise<void> {
    const mine = ++this.#turn;
    this.ownGood = false;
    this.ownReasons = [];
    this.#reused = false;
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
        scope: this.#scope(),
        passphrase: this.passphrase,
        vault_passphrase: this.vaultPassphrase,
        folder: this.folder.trim(),
      });
    });
    this.vaultPassphrase = "";
    this.#wrong = this.problem?.code === "wrong_passphrase";
    this.#reused = this.problem?.code === "own_passphrase_reused";
    if (this.#wrong || this.#reused) {
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
    this.#reused = false;
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
