/**
 * A view's data: loading, ready or problem, asked again whenever one of its
 * topics changes. Owns the order of answers (an old answer never overwrites a
 * newer one); owns no data of its own beyond the last answer.
 */
import { asBackendError, backend, type BackendError, type Topic } from "$lib/backend";

export type Loadable<T> =
  { kind: "loading" } | { kind: "ready"; value: T } | { kind: "problem"; error: BackendError };

export interface Resource<T> {
  /** What to show now. A refresh keeps the last value on screen until the new one is there. */
  readonly state: Loadable<T>;
  /** The value once ready. */
  readonly value: T | undefined;
  /** Asks again. */
  reload(): Promise<void>;
}

/**
 * Call while a component is being set up. `load` may read reactive state: it is
 * asked again when that changes, and when Rust says that one of `topics` changed.
 */
export function resource<T>(load: () => Promise<T>, topics: readonly Topic[] = []): Resource<T> {
  let state = $state.raw<Loadable<T>>({ kind: "loading" });
  let turn = 0;

  async function ask(): Promise<void> {
    const mine = ++turn;
    try {
      const value = await load();
      if (mine === turn) state = { kind: "ready", value };
    } catch (thrown) {
      if (mine === turn) state = { kind: "problem", error: asBackendError(thrown) };
    }
  }

  $effect(() => {
    void ask();
    return () => {
      turn++;
    };
  });
  $effect(() =>
    backend.onChanged((changed) => {
      if (changed.some((topic) => topics.includes(topic))) void ask();
    }),
  );

  return {
    get state() {
      return state;
    },
    get value() {
      return state.kind === "ready" ? state.value : undefined;
    },
    async reload() {
      if (state.kind === "problem") state = { kind: "loading" };
      await ask();
    },
  };
}
