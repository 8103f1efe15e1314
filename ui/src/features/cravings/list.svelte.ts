/**
 * The list of cravings: pages, deleting, and taking that back.
 * Owns which pages are on screen. A change anywhere reads the same stretch again.
 */
import { asBackendError, backend, type BackendError, type Input, type Output } from "$lib/backend";
import type { Craving } from "./form";

export const PAGE = 25;
const MOST = 100;

export class CravingList {
  items = $state.raw<readonly Craving[]>([]);
  total = $state(0);
  /** When those were written that were written more than a day after they happened, by id. */
  written = $state.raw<ReadonlyMap<string, string>>(new Map());
  more = $state(false);
  ready = $state(false);
  busy = $state(false);
  problem = $state.raw<BackendError | undefined>();
  #turn = 0;

  /** Reads as much as is on screen (at least one page), from the newest on. */
  async reload(): Promise<void> {
    const mine = ++this.#turn;
    const wanted = Math.max(PAGE, this.items.length);
    try {
      let items: Craving[] = [];
      let next: Input<"cravings_list">["before"] = null;
      let total = 0;
      const written = new Map<string, string>();
      do {
        const limit = Math.min(MOST, wanted - items.length);
        const page: Output<"cravings_list"> = await backend.call("cravings_list", { before: next, limit });
        items = [...items, ...page.items];
        next = page.next;
        total = page.total;
        for (const one of page.written) written.set(one.id, one.local);
      } while (next && items.length < wanted);
      if (mine !== this.#turn) return;
      this.items = items;
      this.total = total;
      this.written = written;
      this.more = next !== null;
      this.ready = true;
      this.problem = undefined;
    } catch (thrown) {
      if (mine === this.#turn) this.problem = asBackendError(thrown);
    }
  }

  /** The next page. */
  async showMore(): Promise<void> {
    const last = this.items.at(-1);
    if (!last || this.busy) return;
    this.busy = true;
    const mine = ++this.#turn;
    try {
      const before = { at: last.occurred.at, id: last.id };
      const page = await backend.call("cravings_list", { before, limit: PAGE });
      if (mine === this.#turn) {
        this.items = [...this.items, ...page.items];
        this.total = page.total;
        this.written = new Map([...this.written, ...page.written.map((one) => [one.id, one.local] as const)]);
        this.more = page.next !== null;
      }
    } catch (thrown) {
      if (mine === this.#turn) this.problem = asBackendError(thrown);
    }
    this.busy = false;
  }

  async remove(id: string): Promise<void> {
    await backend.call("cravings_delete", { id });
    await this.reload();
  }

  /** Takes back that one was deleted. */
  async undelete(id: string): Promise<void> {
    await backend.call("cravings_undelete", { id });
    await this.reload();
  }
}
