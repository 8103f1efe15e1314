/**
 * A backend for unit tests: answers given by the test, calls kept for looking
 * at. A command without an answer is refused, so that no test leans on luck.
 */
import {
  asBackendError,
  BackendError,
  type Backend,
  type CommandName,
  type Input,
  type Output,
  type Topic,
} from "./types";

/** Answers by command; each is a value's maker. Throw a {@link BackendError} to refuse. */
export type Answers = { [K in CommandName]?: (input: Input<K>) => Output<K> | Promise<Output<K>> };

/** One call a screen made. */
export interface Call {
  name: CommandName;
  input: unknown;
}

/** The test's backend, with a view of what was called and a way to announce changes. */
export interface MemoryBackend extends Backend {
  /** Everything called so far, in order. */
  readonly calls: Call[];
  /** Inputs given to one command so far. */
  inputs<K extends CommandName>(name: K): Input<K>[];
  /** Adds or replaces answers. */
  answer(more: Answers): void;
  /** Says what a change was about. */
  announce(...topics: Topic[]): void;
  /** Says that the window is about to go. */
  close(): Promise<void>;
}

export function memoryBackend(answers: Answers = {}): MemoryBackend {
  const known: Answers = { ...answers };
  const ears = new Set<(topics: readonly Topic[]) => void>();
  const closers = new Set<() => Promise<void>>();
  const calls: Call[] = [];
  return {
    calls,
    inputs<K extends CommandName>(name: K) {
      return calls.filter((call) => call.name === name).map((call) => call.input as Input<K>);
    },
    answer(more) {
      Object.assign(known, more);
    },
    announce(...topics) {
      ears.forEach((hear) => hear(topics));
    },
    async close() {
      await Promise.all([...closers].map((hear) => hear()));
    },
    async call<K extends CommandName>(name: K, input: Input<K>): Promise<Output<K>> {
      // As on the wire: no live object crosses.
      const sent = JSON.parse(JSON.stringify(input ?? {})) as Input<K>;
      calls.push({ name, input: sent });
      const reply = known[name] as ((input: Input<K>) => Output<K> | Promise<Output<K>>) | undefined;
      if (!reply) throw new BackendError("internal", name);
      try {
        return await reply(sent);
      } catch (thrown) {
        throw asBackendError(thrown);
      }
    },
    onChanged(heard) {
      ears.add(heard);
      return () => ears.delete(heard);
    },
    onClosing(heard) {
      closers.add(heard);
      return () => closers.delete(heard);
    },
  };
}
