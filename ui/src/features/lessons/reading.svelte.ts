/**
 * One lesson being read. Owns where the person is and what they answered, and
 * keeps both in the vault shortly after every change. Everything hangs on ids,
 * so a change of language, also in the middle of a question, changes only the
 * words.
 */
import { asBackendError, backend, type BackendError } from "$lib/backend";
import type { AsideAnswer, Lesson, LessonDue, LessonState, Question, ReadingSettings } from "$lib/bindings";
import { alsoFlush } from "$lib/draft.svelte";
import type { Lang } from "$lib/i18n";
import { isComplete, isRight, known } from "./quiz";

/** How long after the last change it is written. */
const DEBOUNCE_MS = 600;

const EMPTY: LessonState = {
  sections_done: [],
  place: null,
  answers: [],
  confidence_after: null,
  reflection: "",
  share: "ask",
  bookmarked: false,
  done: false,
};

export class Reading {
  /** The lesson in the language on screen. */
  lesson = $state.raw<Lesson | undefined>();
  /** What is kept. */
  state = $state<LessonState>({ ...EMPTY });
  /** Why it could not be opened. */
  problem = $state.raw<BackendError | undefined>();
  /** Set while the last attempt to keep the progress did not work. */
  unsaved = $state.raw<BackendError | undefined>();
  /** Where the person had stopped when the lesson was opened. */
  stoppedAt = $state.raw<string | null>(null);
  /** Answers to questions that have changed since, kept as they were. */
  aside = $state.raw<readonly AsideAnswer[]>([]);
  /** The lesson was written anew since it was last open. */
  renewed = $state.raw(false);
  /** When it is due, if the person said so. */
  due = $state.raw<LessonDue | null>(null);
  /** How the person likes to read. */
  look = $state.raw<ReadingSettings>({ size: "normal", spacing: "normal" });
  /** Further tries at a question that was answered before; the first answer stays until a try is complete. */
  tries = $state.raw<ReadonlyMap<string, string[]>>(new Map());

  readonly id: string;
  #turn = 0;
  #written = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #unhook: () => void;

  constructor(id: string) {
    this.id = id;
    const unflush = alsoFlush(() => this.flush());
    const unhear = backend.onChanged((topics) => {
      if (topics.includes("lessons") && this.lesson) void this.#askDue(this.lesson.lang);
    });
    this.#unhook = () => {
      unflush();
      unhear();
    };
  }

  /** Opens the lesson in `lang`. Asked again for another language, it keeps everything but the words. */
  async open(lang: Lang): Promise<void> {
    const turn = ++this.#turn;
    try {
      const view = await backend.call("lessons_open", { id: this.id, lang });
      if (turn !== this.#turn) return;
      if (!this.lesson) {
        this.state = view.progress.state;
        this.stoppedAt = view.progress.state.done ? null : view.progress.state.place;
        this.#written = JSON.stringify(this.state);
        this.look = view.reading;
      }
      this.renewed ||= view.renewed_from !== null;
      this.aside = view.aside;
      this.due = view.due;
      this.lesson = view.lesson;
      this.problem = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = asBackendError(thrown);
    }
  }

  /** What is on screen for this question: a further try, else what is kept. */
  picks(question: Question): string[] {
    return this.tries.get(question.id) ?? known(question, this.#kept(question.id)?.options ?? []);
  }

  /** Whether this question shows its answer. */
  answered(question: Question): boolean {
    return isRight(question, this.picks(question)) !== undefined;
  }

  /**
   * Takes new picks for a question. The first complete answer says whether the
   * first try was right; later tries change the answer and never that.
   */
  answer(question: Question, picks: string[]): void {
    const before = this.#kept(question.id);
    const had = before !== undefined && isComplete(question, known(question, before.options));
    if (had && !isComplete(question, picks)) {
      this.#try(question, picks);
      return;
    }
    this.#try(question, undefined);
    const first_try = had ? before.first_try : isRight(question, picks) === true;
    const answer = { question: question.id, options: picks, first_try };
    this.state.answers = [...this.state.answers.filter((other) => other.question !== question.id), answer];
    this.touch();
  }

  /** Starts another try. */
  again(question: Question): void {
    this.#try(question, []);
  }

  /** A section was read to its end. */
  read(section: string): void {
    if (this.state.sections_done.includes(section)) return;
    this.state.sections_done = [...this.state.sections_done, section];
    this.touch();
  }

  /** The person is here now: a section's id, `quiz` or `reflection`. */
  at(place: string): void {
    if (this.state.place === place) return;
    this.state.place = place;
    this.touch();
  }

  /** The person says they are done with it, or not yet. */
  finish(done: boolean): void {
    this.state.done = done;
    // Who says so has read all of it, also what went by too fast to be counted.
    if (done && this.lesson) this.state.sections_done = this.lesson.sections.map((section) => section.id);
    this.touch();
    void this.flush();
  }

  /** Marked to find again, or not. */
  bookmark(on: boolean): void {
    this.state.bookmarked = on;
    this.touch();
    void this.flush();
  }

  /** Shows the lesson like this from now on. `false` when that could not be kept; it then looks as before. */
  async setLook(next: ReadingSettings): Promise<boolean> {
    const before = this.look;
    this.look = next;
    try {
      this.look = await backend.call("lessons_reading_set", next);
      this.unsaved = undefined;
      return true;
    } catch (thrown) {
      this.look = before;
      this.unsaved = asBackendError(thrown);
      return false;
    }
  }

  /** Something changed: it is written soon. */
  touch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DEBOUNCE_MS);
  }

  /** Writes what is not written yet, one write after the other, so that an older one never wins. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** The screen goes away. */
  close(): void {
    this.#unhook();
    void this.flush();
  }

  /** When the lesson is due may be said elsewhere meanwhile. */
  async #askDue(lang: Lang): Promise<void> {
    const cards = await backend.call("lessons_list", { lang }).catch(() => []);
    const card = cards.find((one) => one.id === this.id);
    if (card) this.due = card.due;
  }

  #try(question: Question, picks: string[] | undefined): void {
    const tries = new Map(this.tries);
    if (picks) tries.set(question.id, picks);
    else tries.delete(question.id);
    this.tries = tries;
  }

  #kept(question: string) {
    return this.state.answers.find((answer) => answer.question === question);
  }

  async #write(): Promise<void> {
    const json = JSON.stringify(this.state);
    if (!this.lesson || json === this.#written) return;
    try {
      await backend.call("lessons_progress_save", {
        id: this.id,
        state: JSON.parse(json) as LessonState,
        lang: this.lesson.lang,
      });
      this.#written = json;
      this.unsaved = undefined;
    } catch (thrown) {
      this.unsaved = asBackendError(thrown);
    }
  }
}
