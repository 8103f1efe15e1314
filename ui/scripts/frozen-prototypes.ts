import type { Plugin } from "vite";

/**
 * The window freezes `Object.prototype`, so that no script can bend what every object inherits. Under that freeze an object
 * may not take a `constructor` or a `toString` of its own by plain assignment, and two of d3's modules do just that while
 * they load. This writes those three lines as definitions, which the freeze allows and which mean the same.
 *
 * Owns nothing else. A new version of d3 that words them differently stops the build here, before it empties a window.
 */
const own = (target: string, key: string, value: string) =>
  `Object.defineProperty(${target}, ${key}, { value: ${value}, writable: true, enumerable: true, configurable: true })`;

/** Per module: the line as it is, and as it is built. */
const CHANGES = new Map<string, [string, string][]>([
  [
    "d3-color",
    [
      ["prototype.constructor = constructor;", `${own("prototype", '"constructor"', "constructor")};`],
      [
        "for (var key in definition) prototype[key] = definition[key];",
        `for (var key in definition) ${own("prototype", "key", "definition[key]")};`,
      ],
    ],
  ],
  [
    "d3-format",
    [
      [
        "FormatSpecifier.prototype.toString = function() {",
        'Object.defineProperty(FormatSpecifier.prototype, "toString", { writable: true, configurable: true, value: describe });\n\nfunction describe() {',
      ],
    ],
  ],
]);

export function frozenPrototypes(): Plugin {
  return {
    name: "evenkeel-frozen-prototypes",
    transform(code, id) {
      const name = /node_modules\/(d3-[a-z]+)\//.exec(id)?.[1];
      const changes = name === undefined ? undefined : CHANGES.get(name);
      if (changes === undefined) return null;
      let changed = code;
      for (const [from, to] of changes) {
        if (changed.split(from).length !== 2)
          this.error(`${name}: the line to write as a definition is not there exactly once: ${from}`);
        changed = changed.replace(from, () => to);
      }
      return { code: changed, map: null };
    },
  };
}
