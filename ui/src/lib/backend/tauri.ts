/** The backend of the app: commands over Tauri's own channel, no network. */
import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import {
  asBackendError,
  patience,
  withTimeout,
  type Backend,
  type CommandName,
  type Input,
  type Output,
  type Topic,
} from "./types";

export const backend: Backend = {
  async call<K extends CommandName>(name: K, input: Input<K>): Promise<Output<K>> {
    try {
      return await withTimeout(invoke<Output<K>>(name, { input }), patience(name));
    } catch (thrown) {
      throw asBackendError(thrown);
    }
  },
  onChanged(heard) {
    const listening = listen<readonly Topic[]>("changed", ({ payload }) => heard(payload));
    return () => void listening.then((stop) => stop());
  },
  onClosing(heard) {
    const listening = listen<Input<"vault_lock">["reason"]>("closing", ({ payload: reason }) => {
      // The lock is the answer: it says that nothing is left to keep.
      void heard().finally(() => invoke("vault_lock", { input: { reason } }));
    });
    return () => void listening.then((stop) => stop());
  },
};
