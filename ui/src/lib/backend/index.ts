/**
 * The backend the screens use. `main.ts` installs the real one once; tests
 * install their own before they render.
 */
import type { Backend, CommandName, Input, Output } from "./types";

export { asBackendError, BackendError } from "./types";
export type { Backend, CommandName, Commands, ErrorCode, Input, Output, Topic } from "./types";

let installed: Backend | undefined;

/** Sets the one backend. */
export function installBackend(next: Backend): void {
  installed = next;
}

function current(): Backend {
  if (!installed) throw new Error("no backend installed");
  return installed;
}

/** The one backend, whichever it is. */
export const backend: Backend = {
  call<K extends CommandName>(name: K, input: Input<K>): Promise<Output<K>> {
    return current().call(name, input);
  },
  onChanged(heard) {
    return current().onChanged(heard);
  },
  onClosing(heard) {
    return current().onClosing(heard);
  },
};
