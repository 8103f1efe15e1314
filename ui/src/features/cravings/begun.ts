/**
 * What was begun on the way into a craving and left for over an hour. It is laid aside, for whoever comes back now needs the number
 * first, and offered again with the time it was left at. Owns nothing that was saved.
 */
import { backend } from "$lib/backend";
import { fromThen, mergeShape } from "$lib/draft.svelte";
import { emptyFields, type Fields } from "./form";

export interface Begun {
  /** The wall clock when it was left. */
  kept: string;
  fields: Fields;
}

const KEY = "cravings.begun";
/** Somebody who leaves more than this behind is offered the newest ones. */
const MOST = 20;

const isBegun = (one: unknown): one is { kept: string; fields: object } =>
  typeof one === "object" &&
  one !== null &&
  "kept" in one &&
  typeof one.kept === "string" &&
  "fields" in one &&
  typeof one.fields === "object";

/** Everything laid aside, newest first. */
export async function allBegun(): Promise<Begun[]> {
  const { json } = await backend.call("drafts_load", { key: KEY });
  const found: unknown = typeof json === "string" ? JSON.parse(json) : [];
  if (!Array.isArray(found)) return [];
  return found.flatMap((one: unknown) => {
    const fields = isBegun(one) ? mergeShape(emptyFields(), one.fields) : undefined;
    return isBegun(one) && fields ? [{ kept: one.kept, fields }] : [];
  });
}

async function put(list: readonly Begun[]): Promise<void> {
  if (list.length === 0) await backend.call("drafts_discard", { key: KEY });
  else await backend.call("drafts_save", { key: KEY, json: JSON.stringify(list.slice(0, MOST)) });
}

const same = (a: Begun, b: Begun) => JSON.stringify(a) === JSON.stringify(b);

/** Lays one aside, once. */
export async function layAside(one: Begun): Promise<void> {
  const list = await allBegun();
  if (!list.some((known) => same(known, one))) await put([one, ...list]);
}

/** Takes one away: it was gone on with, or thrown away. */
export async function takeAway(one: Begun): Promise<void> {
  await put((await allBegun()).filter((known) => !same(known, one)));
}

/** Whether anything was said. A screen that was only opened is nothing to come back to. */
export const saysSomething = (fields: Fields): boolean =>
  JSON.stringify(mergeShape(emptyFields(), fields)) !== JSON.stringify(emptyFields());

/** The fields of what was laid aside, with the time it was left at. */
export const goOnWith = (one: Begun): Fields => fromThen(one.fields, one.kept);
