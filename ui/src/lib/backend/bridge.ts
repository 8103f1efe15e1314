/**
 * The backend of the browser tests: the same commands over loopback HTTP.
 * Compiled only by `build:bridge`. The token comes in the address's fragment,
 * which no server and no history sees, and stays in memory.
 */
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

function takeToken(): string {
  const found = /(?:^#|&)token=([^&]+)/.exec(location.hash)?.[1] ?? "";
  if (found) history.replaceState(null, "", `${location.pathname}${location.search}`);
  return decodeURIComponent(found);
}

const token = takeToken();
const ears = new Set<(topics: readonly Topic[]) => void>();

async function rpc<K extends CommandName>(name: K, input: Input<K>): Promise<Output<K>> {
  const answer = await fetch(`/rpc/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-evenkeel-token": token },
    body: JSON.stringify(input),
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw asBackendError(body);
  const changed = answer.headers.get("x-evenkeel-changed");
  if (changed) {
    const topics = changed.split(",").map((topic) => topic.trim() as Topic);
    // As in the app: the answer first, then the news that something changed.
    queueMicrotask(() => ears.forEach((hear) => hear(topics)));
  }
  return body as Output<K>;
}

export const backend: Backend = {
  async call(name, input) {
    try {
      return await withTimeout(rpc(name, input), patience(name));
    } catch (thrown) {
      throw asBackendError(thrown);
    }
  },
  onChanged(heard) {
    ears.add(heard);
    return () => ears.delete(heard);
  },
  // A browser tab is not locked from outside.
  onClosing: () => () => undefined,
};
