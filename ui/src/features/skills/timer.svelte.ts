/**
 * A quiet timer. While it runs the vault does not lock for idleness; Rust
 * decides for how long at most. Owns the passing seconds and nothing else.
 */
import { backend } from "$lib/backend";

const TICK_MS = 250;
const SECOND_MS = 1000;
const MINUTE = 60;

export class Timer {
  /** Seconds gone by. */
  elapsed = $state(0);
  running = $state(false);
  done = $state(false);
  readonly seconds: number;
  #from = 0;
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor(seconds: number) {
    this.seconds = seconds;
  }

  /** 0 to 1. */
  get part(): number {
    return Math.min(1, this.elapsed / this.seconds);
  }

  /** Whole minutes to go, rounded up. */
  get minutesLeft(): number {
    return Math.max(1, Math.ceil((this.seconds - this.elapsed) / MINUTE));
  }

  start(): void {
    clearInterval(this.#tick);
    this.elapsed = 0;
    this.done = false;
    this.running = true;
    this.#from = performance.now();
    this.#hold(this.seconds);
    this.#tick = setInterval(() => this.#pass(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.#tick);
    if (!this.running) return;
    this.running = false;
    this.#hold(0);
  }

  #pass(): void {
    this.elapsed = (performance.now() - this.#from) / SECOND_MS;
    if (this.elapsed < this.seconds) return;
    clearInterval(this.#tick);
    this.elapsed = this.seconds;
    this.running = false;
    // The idle time begins when the timer ends: there is time left to answer.
    this.done = true;
  }

  #hold(seconds: number): void {
    backend.call("skills_timer", { seconds }).catch(() => undefined);
  }
}

/** A timer for the component being set up; it stops when that goes away. */
export function timer(seconds: number): Timer {
  const made = new Timer(seconds);
  $effect(() => () => made.stop());
  return made;
}
