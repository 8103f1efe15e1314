/**
 * What the screens know about the program behind them: one call, one signal.
 * Owns the shape; the three ways to fulfil it stand beside it.
 */
import type { Commands, ErrorCode, Topic } from "$lib/bindings";
import { OTHERS_MS, USUAL_MS } from "$lib/bindings/patience";

/** A topic is what a change was about. Never what changed in it. */
export type { Commands, ErrorCode, Topic };
/** A command's name. */
export type CommandName = keyof Commands & string;
/** What a command takes. */
export type Input<K extends CommandName> = Commands[K]["input"];
/** What a command returns. */
export type Output<K extends CommandName> = Commands[K]["output"];

/** The only door to Rust. */
export interface Backend {
  /** Runs one command. Rejects with a {@link BackendError}, and with nothing else. */
  call<K extends CommandName>(name: K, input: Input<K>): Promise<Output<K>>;
  /** Hears what a change was about. Returns how to stop hearing. */
  onChanged(heard: (topics: readonly Topic[]) => void): () => void;
  /** Hears that the window is about to go (idle, sleep, closed). What it starts is waited for, a quarter of a second at most. */
  onClosing(heard: () => Promise<void>): () => void;
}

/** A refusal with a code of the closed list. Carries no text of the person. */
export class BackendError extends Error {
  override readonly name = "BackendError";
  constructor(
    readonly code: ErrorCode,
    /** The field of the input that is at fault, by its name there. */
    readonly field?: string,
    /** Whether the same call may work a moment later. */
    readonly retryable = false,
  ) {
    super(code);
  }
}

/** Whatever was thrown, as a {@link BackendError}. What is not one of ours is an internal fault. */
export function asBackendError(thrown: unknown): BackendError {
  if (thrown instanceof BackendError) return thrown;
  if (thrown && typeof thrown === "object" && "code" in thrown && typeof thrown.code === "string") {
    const { code, field, retryable } = thrown as { code: ErrorCode; field?: unknown; retryable?: unknown };
    return new BackendError(code, typeof field === "string" ? field : undefined, retryable === true);
  }
  return new BackendError("internal", undefined, true);
}

/** Rejects after `ms` so that a screen never waits for ever on a call that got lost. Without `ms` it waits. */
export function withTimeout<T>(promise: Promise<T>, ms: number | null): Promise<T> {
  if (ms === null) return promise;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new BackendError("internal", undefined, true)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** How long a call may take before the screen says so; `null` when a person decides that. */
export function patience(name: CommandName): number | null {
  const other = OTHERS_MS[name];
  return other === undefined ? USUAL_MS : other;
}
