/**
 * Where the person is, in the address's hash. Owns the path and how it is
 * matched; what stands behind a path is in the registry. Help lies over
 * whatever was there before, so that nothing half-done is lost by looking at it.
 */

/** The path of Help now. It works in every state of the vault. */
export const HELP = "/help";

function read(): string {
  const path = location.hash.replace(/^#/, "");
  return path.startsWith("/") ? path : "/";
}

const start = read();
let path = $state(start);
let under = $state(start === HELP ? "/" : start);
let visits = $state(0);

/** The pages that led here, the one that is open last. Ours, because the window's own history also holds what was replaced. */
let trail: string[] = start === HELP ? [] : [start];
const MOST = 50;

function arrived(how: "new" | "instead"): void {
  path = read();
  visits++;
  if (path === HELP) return;
  under = path;
  if (how === "instead") trail = trail.slice(0, -1);
  // Whoever went back by a link or a button has gone back.
  if (path === trail.at(-2)) trail = trail.slice(0, -1);
  else if (path !== trail.at(-1)) trail = [...trail, path].slice(-MOST);
}

window.addEventListener("hashchange", () => arrived("new"));

export const router = {
  /** The path in the address. */
  get path(): string {
    return path;
  },
  /** The path of the page below Help. */
  get under(): string {
    return under;
  },
  /** Whether Help lies on top. */
  get helpOpen(): boolean {
    return path === HELP;
  },
  /** Grows with every visit, also to the same page. */
  get visits(): number {
    return visits;
  },
};

/** Goes to a path such as `/cravings/new`. */
export function navigate(to: string): void {
  if (to === path) visits++;
  else location.hash = to;
}

/** Goes to a path without a way back to here: after a form was saved, or after a lock. */
export function replace(to: string): void {
  history.replaceState(null, "", `${location.pathname}${location.search}#${to}`);
  arrived("instead");
}

/** Forgets which pages led here: the vault was locked. */
export function forgetTrail(): void {
  trail = trail.slice(-1);
}

/** Back to the page before; to Today when this is the first one. */
export function pageBefore(): void {
  const before = trail.at(-2);
  if (before !== undefined) trail = trail.slice(0, -1);
  const to = before ?? "/today";
  // The bare address is Today as well.
  if (to !== path && !(path === "/" && to === "/today")) navigate(to);
}

/** Leaves Help, back to what is below. */
export function closeHelp(): void {
  navigate(under);
}

/** The values of `:name` parts when `path` fits `pattern`; `undefined` when it does not. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const want = pattern.split("/");
  const have = path.split("/");
  if (want.length !== have.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of want.entries()) {
    const given = have[index] ?? "";
    if (part.startsWith(":")) {
      if (!given) return undefined;
      try {
        params[part.slice(1)] = decodeURIComponent(given);
      } catch {
        return undefined;
      }
    } else if (part !== given) return undefined;
  }
  return params;
}
