/**
 * A form that saves itself. What is typed goes to the vault as a draft within a
 * second and comes back after a lock, a quick exit or a crash. Drafts live in
 * the vault and nowhere else.
 */
import { untrack } from "svelte";
import { asBackendError, backend, type BackendError } from "$lib/backend";

/** How long after the last change a draft is written. Under a second: a crash costs at most that. */
const DEBOUNCE_MS = 600;

const open = new Set<Draft<never>>();
const others = new Set<() => Promise<void>>();
/** Writes under way, also of forms that are closed by now. */
const writing = new Set<Promise<void>>();

/** Writes every open draft now. Called before a lock and before quick exit. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled([
    ...[...open].map((draft) => draft.flush()),
    ...[...others].map((write) => write()),
    ...writing,
  ]);
}

/** For a screen that keeps its own state in the vault: `write` also runs before a lock. Returns how to stop that. */
export function alsoFlush(write: () => Promise<void>): () => void {
  others.add(write);
  return () => others.delete(write);
}

export class Draft<T> {
  /** The form's fields. Bind to them; every change is kept. */
  value = $state() as T;
  /** Whether an earlier draft was found and put back. */
  restored = $state(false);
  /** Whether an earlier draft was looked for. A form that fills a field by itself waits for this. */
  ready = $state(false);
  /** Set while the last attempt to keep the draft did not work. The words stay on screen. */
  problem = $state.raw<BackendError | undefined>();

  /** Whether what is on screen is in the vault. Undefined while nothing was typed yet. */
  kept = $state<boolean | undefined>();

  readonly key: string;
  readonly #initial: () => T;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #written: string;
  #loading: Promise<void> = Promise.resolve();
  #done = false;
  #closed = false;

  constructor(key: string, initial: () => T) {
    this.key = key;
    this.#initial = initial;
    this.value = initial();
    this.#written = JSON.stringify(this.value);
  }

  /**
   * Looks for an earlier draft. Until this is done nothing is written, so that an old draft is never overwritten by an empty form.
   * The answer may come after the first words: they are kept like any others, beside what was found.
   */
  load(accept: Accept<T>): Promise<void> {
    open.add(this as unknown as Draft<never>);
    this.#loading = this.#load(accept);
    return this.#loading;
  }

  async #load(accept: Accept<T>): Promise<void> {
    try {
      const found = await backend.call("drafts_load", { key: this.key });
      const text = found.json;
      if (typeof text === "string" && !this.#done) {
        const value = await accept(JSON.parse(text) as unknown, found.kept);
        if (value !== undefined) {
          const typed = $state.snapshot(this.value) as T;
          this.value = withTyped(JSON.parse(this.#written) as T, typed, value);
          this.#written = JSON.stringify(value);
          this.restored = true;
          this.kept = true;
        }
      }
    } catch (thrown) {
      this.problem = asBackendError(thrown);
    }
    this.ready = true;
  }

  /** Call from an effect: notices a change, and what was typed before {@link ready}, and plans to write it. */
  touch(): void {
    const now = JSON.stringify(this.value);
    if (!this.ready || this.#done || now === this.#written) return;
    this.kept = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), DEBOUNCE_MS);
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.ready) await this.#loading;
    const json = JSON.stringify(this.value);
    if (!this.ready || this.#done || json === this.#written) return;
    const write = this.#write(json);
    writing.add(write);
    await write;
    writing.delete(write);
  }

  async #write(json: string): Promise<void> {
    try {
      await backend.call("drafts_save", { key: this.key, json });
      this.#written = json;
      this.kept = JSON.stringify(this.value) === json;
      this.problem = undefined;
    } catch (thrown) {
      this.problem = asBackendError(thrown);
    }
  }

  /** The form was saved for good or given up: the draft goes, and nothing is written any more until {@link reset}. */
  async discard(): Promise<void> {
    clearTimeout(this.#timer);
    this.#done = true;
    open.delete(this as unknown as Draft<never>);
    try {
      await backend.call("drafts_discard", { key: this.key });
    } catch (thrown) {
      this.problem = asBackendError(thrown);
    }
  }

  /** The form was saved and stays open: the draft goes, and what is typed after `json` was sent begins a new one. */
  async saved(json: string): Promise<void> {
    await this.discard();
    this.#written = json;
    this.restored = false;
    this.kept = undefined;
    this.#done = false;
    if (!this.#closed) open.add(this as unknown as Draft<never>);
    this.touch();
  }

  /** Starts over with an empty form. */
  reset(): void {
    this.value = this.#initial();
    this.#written = JSON.stringify(this.value);
    this.restored = false;
    this.kept = undefined;
    this.#done = false;
    if (this.ready) open.add(this as unknown as Draft<never>);
  }

  /** Throws away what was typed and starts over. Returns how to take that back. */
  async startOver(): Promise<() => Promise<void>> {
    const was = $state.snapshot(this.value) as T;
    await this.discard();
    this.reset();
    return async () => {
      if (this.#closed) {
        await backend.call("drafts_save", { key: this.key, json: JSON.stringify(was) });
        return;
      }
      this.value = was;
      this.restored = true;
    };
  }

  /** The screen goes away: write what is left. */
  close(): void {
    this.#closed = true;
    const last = this.flush();
    writing.add(last);
    void last.finally(() => writing.delete(last));
    open.delete(this as unknown as Draft<never>);
  }
}

/**
 * Turns a stored draft into the form's value, or gives nothing for one that no longer fits or belongs elsewhere: then the form
 * starts empty. `kept` is the wall clock when it was last kept, where that was over an hour ago.
 */
export type Accept<T> = (found: unknown, kept: string | null) => T | undefined | Promise<T | undefined>;

/** A self-saving form. Call while a component is being set up. */
export function draft<T extends object>(
  key: string,
  initial: () => T,
  accept: Accept<T> = (found) => mergeShape(initial(), found),
): Draft<T> {
  const made = new Draft<T>(key, initial);
  $effect(() => {
    void made.load(accept);
    return () => made.close();
  });
  $effect(() => made.touch());
  return made;
}

/**
 * A self-saving form in a dialog: while `key` gives one it is kept under it, and each opening begins with what `initial` says then.
 * Call while a component is being set up.
 */
export function dialogDraft<T extends object>(
  key: () => string | undefined,
  initial: () => T,
  accept: (found: unknown, fresh: T) => T | undefined = (found, fresh) => mergeShape(fresh, found),
): { readonly form: Draft<T> } {
  const named = $derived(key());
  // Closed, it stays the one of before: whoever closes it may still want to throw it away.
  let last: Draft<T> | undefined;
  const form = $derived.by(() => {
    if (named !== undefined || !last) last = new Draft<T>(named ?? "", () => untrack(initial));
    return last;
  });
  $effect(() => {
    if (named === undefined) return undefined;
    const made = form;
    void untrack(() => made.load((found) => accept(found, initial())));
    return () => made.close();
  });
  $effect(() => form.touch());
  return {
    get form() {
      return form;
    },
  };
}

/** Takes over the fields a stored draft shares with the form, and only those of the same kind. */
export function mergeShape<T extends object>(fresh: T, found: unknown): T | undefined {
  if (found === null || typeof found !== "object" || Array.isArray(found)) return undefined;
  const result = { ...fresh } as Record<string, unknown>;
  for (const [name, value] of Object.entries(found)) {
    if (!(name in result)) continue;
    const was = result[name];
    const fits =
      was === null ||
      was === undefined ||
      value === null ||
      (typeof was === typeof value && Array.isArray(was) === Array.isArray(value));
    if (fits) result[name] = value;
  }
  return result as T;
}

/**
 * What a form holds when an earlier draft arrives after the first words. A field nobody touched takes what was found; a touched one
 * keeps what was typed, after what was found where both are words.
 */
function withTyped<T>(empty: T, typed: T, found: T): T {
  if (typeof found !== "object" || found === null) return found;
  const result = { ...found } as Record<string, unknown>;
  const was = empty as Record<string, unknown>;
  for (const [name, now] of Object.entries(typed as Record<string, unknown>)) {
    if (JSON.stringify(now) === JSON.stringify(was[name])) continue;
    const before = result[name];
    result[name] =
      was[name] === "" && areWords(now) && areWords(before) && before !== now ? `${before} ${now}` : now;
  }
  return result as T;
}

/** Days and times of day are strings as well, and two of them make none. */
const areWords = (value: unknown): value is string =>
  typeof value === "string" && value !== "" && !/^\d{4}-\d\d-\d\d$|^\d\d:\d\d$/.test(value);

/** When something was, as a form has it. */
interface Asked {
  earlier: boolean;
  day: string;
  time: string;
  about: boolean;
}

/** A form that asks "when" and was left over an hour ago: what it tells was then, if the person said nothing else. */
export function fromThen<T extends Asked>(value: T, kept: string | null): T {
  if (!kept || value.earlier) return value;
  return { ...value, earlier: true, day: kept.slice(0, 10), time: kept.slice(11, 16), about: true };
}
