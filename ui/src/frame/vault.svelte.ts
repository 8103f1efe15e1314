/**
 * Whether the vault is open, as the window sees it. Owns the state and the way
 * to lock; holds nothing that was in the vault.
 */
import { asBackendError, backend, type BackendError, type Output } from "$lib/backend";
import { flushDrafts } from "$lib/draft.svelte";
import { toasts } from "$shared/toasts.svelte";
import { forgetTrail, replace } from "./router.svelte";

/** Why it is locked, as far as the window decides. */
type Reason = "asked" | "idle" | "quick_exit";

let status = $state.raw<Output<"vault_status"> | undefined>();
let problem = $state.raw<BackendError | undefined>();
let lost = $state.raw<BackendError | undefined>();
let covered = $state(false);
let settingUp = $state(false);
let greeting = $state.raw<Output<"vault_unlock"> | undefined>();
let turn = 0;

export const vault = {
  /** Undefined until the first answer. */
  get status() {
    return status;
  },
  /** Why even the status could not be had. */
  get problem() {
    return problem;
  },
  /** Which of the three worlds exists. The first run and a new passphrase are finished before anything is shown. */
  get door(): "none" | "locked" | "open" | undefined {
    if (!status) return undefined;
    if (settingUp) return "none";
    if (status.state === "open" && status.needs_new_passphrase) return "locked";
    return status.state;
  },
  /** What the last unlock had to tell: wrong tries, a copy that was used. */
  get greeting() {
    return greeting;
  },
  /** Keeps what the unlock told, or forgets it once read. */
  greet(news: Output<"vault_unlock"> | undefined): void {
    greeting = news;
  },
  /** Why what is on the screen cannot be kept, said when the person wanted to lock: the files are not where they were. */
  get lost() {
    return lost;
  },
  /** The first run has begun: it stays until it is done, also after the vault exists. */
  setUp(going: boolean): void {
    settingUp = going;
  },
  /** A blank sheet lies over everything while it is being left. */
  get covered() {
    return covered;
  },
  async refresh(): Promise<void> {
    const mine = ++turn;
    try {
      const next = await backend.call("vault_status", {});
      if (mine !== turn) return;
      const was = status?.state;
      status = next;
      problem = undefined;
      if (was === "open" && next.state !== "open") {
        settingUp = false;
        lost = undefined;
        greeting = undefined;
        toasts.clear();
        replace("/");
        forgetTrail();
      }
    } catch (thrown) {
      if (mine === turn) problem = asBackendError(thrown);
    }
  },
  /**
   * Keeps drafts, then locks. In the app this ends the process. Where the files are gone it stays open once and says so: a draft
   * cannot be kept then either, and what was typed is on the screen and nowhere else.
   */
  async lock(reason: Reason): Promise<BackendError | undefined> {
    if (reason === "quick_exit") covered = true;
    await flushDrafts();
    try {
      await backend.call("vault_lock", { reason });
    } catch (thrown) {
      covered = false;
      const why = asBackendError(thrown);
      if (why.code !== "vault_gone") return why;
      lost = why;
      return undefined;
    }
    await this.refresh();
    if (reason === "quick_exit" && status?.state !== "open") covered = true;
    return undefined;
  },
  /** Takes the sheet away again. */
  uncover(): void {
    covered = false;
  },
};
