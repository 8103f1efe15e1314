/**
 * The timeline: pages, filters and search. Owns which stretch is on screen; a
 * change anywhere reads the same stretch again. Order, matching and what counts
 * as a hit come from Rust.
 */
import { features, type TimelineRow } from "$frame/feature";
import { asBackendError, backend, type BackendError, type Input, type Output } from "$lib/backend";

export type Page = Output<"timeline_list">;
export type Item = Page["items"][number];
export type Kind = Input<"timeline_list">["filter"]["kinds"][number];
export type Filter = Required<Input<"timeline_list">["filter"]>;

export const PAGE = 40;
const MOST = 100;

export const emptyFilter = (): Filter => ({
  kinds: [],
  from: null,
  to: null,
  share: null,
  has_text: false,
  search: "",
});

/** How many filters are set. The search is not one of them: it has its own field. */
export function filtersOn(filter: Filter): number {
  const set = [filter.kinds.length > 0, filter.from, filter.to, filter.share, filter.has_text];
  return set.filter(Boolean).length;
}

/** How records read, by their kind, in the order one is asked for them. Each feature says it of its own. */
export const rows = (): ReadonlyMap<Kind, TimelineRow> =>
  new Map(
    features()
      .flatMap(({ timeline }) => Object.entries(timeline ?? {}) as [Kind, TimelineRow][])
      .sort(([, a], [, b]) => a.order - b.order),
  );

export interface Day {
  day: string;
  items: Item[];
}

/** Items by the day they were lived on, in the order they came. */
export function byDay(items: readonly Item[]): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = item.occurred.local.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
}

export const keyOf = (item: Item): string => `${item.what.kind} ${item.id} ${item.occurred.at}`;

export class Timeline {
  filter = $state<Filter>(emptyFilter());
  items = $state.raw<readonly Item[]>([]);
  today = $state("");
  more = $state(false);
  ready = $state(false);
  busy = $state(false);
  problem = $state.raw<BackendError | undefined>();
  #next: Page["next"] = null;
  #turn = 0;

  constructor(filter: Filter = emptyFilter()) {
    this.filter = filter;
  }

  get filtered(): boolean {
    return filtersOn(this.filter) > 0 || this.filter.search.trim() !== "";
  }

  /** Reads from the newest on: as much as is on screen, or one page when the question changed. */
  async reload(keepLength = true): Promise<void> {
    const mine = ++this.#turn;
    const wanted = keepLength ? Math.max(PAGE, this.items.length) : PAGE;
    try {
      let items: Item[] = [];
      let next: Page["next"] = null;
      let today = "";
      do {
        const limit = Math.min(MOST, wanted - items.length);
        const page: Page = await this.#ask(next, limit);
        items = [...items, ...page.items];
        next = page.next;
        today = page.today;
      } while (next && items.length < wanted && mine === this.#turn);
      if (mine !== this.#turn) return;
      this.items = items;
      this.#next = next;
      this.today = today;
      this.more = next !== null;
      this.ready = true;
      this.problem = undefined;
    } catch (thrown) {
      if (mine === this.#turn) this.problem = asBackendError(thrown);
    }
  }

  /** The next page. */
  async showMore(): Promise<void> {
    if (!this.#next || this.busy) return;
    this.busy = true;
    const mine = ++this.#turn;
    try {
      const page = await this.#ask(this.#next, PAGE);
      if (mine === this.#turn) {
        this.items = [...this.items, ...page.items];
        this.#next = page.next;
        this.more = page.next !== null;
      }
    } catch (thrown) {
      if (mine === this.#turn) this.problem = asBackendError(thrown);
    }
    this.busy = false;
  }

  #ask(before: Page["next"], limit: number): Promise<Page> {
    return backend.call("timeline_list", { filter: $state.snapshot(this.filter), before, limit });
  }
}
