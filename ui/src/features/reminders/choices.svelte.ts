/**
 * The choices about reminders: read, and kept one after the other. Owns that two quick changes never undo each other: each is
 * made on what the vault holds at that moment.
 */
import { asBackendError, backend, type BackendError, type Output } from "$lib/backend";
import { resource } from "$lib/resource.svelte";

export type VaultSettings = Output<"settings_get">;
export type Choices = VaultSettings["reminders"];
export type Time = Choices["times"][number];
export type Level = Choices["level"];
export type Other = "rerate" | "checkin" | "review" | "dose" | "injection" | "refill";
export type KindChoice = Choices["kinds"][number];

/** Longest lead of a reminder, in minutes. Rust refuses more; this only says so sooner. */
export const MOST_MINUTES = 1440;
/** Most reminders for one session. */
export const MOST_TIMES = 4;

export function reminderChoices() {
  const settings = resource(() => backend.call("settings_get", {}), ["settings"]);
  let problem = $state.raw<BackendError | undefined>();
  let last: Promise<unknown> = Promise.resolve();

  async function put(change: (now: VaultSettings) => VaultSettings): Promise<boolean> {
    try {
      await backend.call("settings_set", change(await backend.call("settings_get", {})));
      problem = undefined;
      return true;
    } catch (thrown) {
      problem = asBackendError(thrown);
      return false;
    } finally {
      await settings.reload();
    }
  }

  function keepAll(change: (now: VaultSettings) => VaultSettings): Promise<boolean> {
    const mine = last.then(() => put(change));
    last = mine;
    return mine;
  }

  return {
    settings,
    get problem() {
      return problem;
    },
    /** Changes anything the vault keeps about behaviour. Answers whether it was kept. */
    keepAll,
    /** Changes the choices about reminders. Answers whether they were kept. */
    keep: (change: (now: Choices) => Choices) =>
      keepAll((now) => ({ ...now, reminders: change(now.reminders) })),
  };
}

export type ReminderChoices = ReturnType<typeof reminderChoices>;
