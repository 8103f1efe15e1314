// A reporter of node's test runner that writes how long each test took, for the list at the end of `./x test`: seconds, a tab, where
// and what. A test that is made of tests is not told beside them.
import { basename } from "node:path";

export default async function* times(source) {
  // How deep the last one told lay, in each file: the whole comes right after its last part.
  const depths = new Map();
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const whole = (depths.get(data.file) ?? 0) > data.nesting;
    depths.set(data.file, data.nesting);
    const seconds = data.details.duration_ms / 1000;
    if (!whole) yield `${seconds.toFixed(3)}\t${basename(data.file ?? "")}: ${data.name}\n`;
  }
}
