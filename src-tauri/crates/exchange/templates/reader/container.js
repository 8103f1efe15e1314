// The sealed part: what is refused, how it is opened, and a look at all of it before any of it is shown.

const VERSION = 2;
const FEWEST = 1000;
const CEILING = 10000000;
const CIPHER = "AES-256-GCM";
const KDF = "PBKDF2-HMAC-SHA256";
const CONTENT = "application/vnd.evenkeel.report+json";
const encoder = new TextEncoder();

const isText = (value) => typeof value === "string";
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isCount = (value) => Number.isInteger(value) && value >= 0;

const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const base64 = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));

const associated = (rounds) =>
  `evenkeel-sealed;v=${VERSION};cipher=${CIPHER};kdf=${KDF};rounds=${rounds};content=${CONTENT}`;

// The sealed part, or the name of the sentence that says why it cannot be used.
const read = async (json) => {
  let sealed;
  try {
    sealed = JSON.parse(json);
  } catch {
    return { problem: "damaged" };
  }
  if (sealed === null || typeof sealed !== "object" || !Number.isInteger(sealed.version)) return { problem: "damaged" };
  if (sealed.version > VERSION) return { problem: "newer" };
  if (!Number.isInteger(sealed.rounds) || sealed.rounds < FEWEST) return { problem: "damaged" };
  if (sealed.rounds > CEILING) return { problem: "costly" };
  const sound = sealed.version === VERSION && sealed.cipher === CIPHER && sealed.kdf === KDF && sealed.content === CONTENT
    && isTexts([sealed.salt, sealed.nonce, sealed.data, sealed.check]);
  if (!sound) return { problem: "damaged" };
  try {
    const all = [associated(sealed.rounds), sealed.salt, sealed.nonce, sealed.data].map((part) => `${part}\n`).join("");
    const sum = base64(await crypto.subtle.digest("SHA-256", encoder.encode(all)));
    if (sum !== sealed.check) return { problem: "damaged" };
    const part = { rounds: sealed.rounds, salt: bytes(sealed.salt), nonce: bytes(sealed.nonce), data: bytes(sealed.data) };
    if (part.salt.length !== 16 || part.nonce.length !== 12) return { problem: "damaged" };
    return { part };
  } catch {
    return { problem: "damaged" };
  }
};

const decrypt = async (part, folded) => {
  const secret = await crypto.subtle.importKey("raw", encoder.encode(folded), "PBKDF2", false, ["deriveKey"]);
  const key = await crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: part.salt, iterations: part.rounds },
    secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: part.nonce, additionalData: encoder.encode(associated(part.rounds)), tagLength: 128 }, key, part.data);
  return new TextDecoder("utf-8", { fatal: true }).decode(plain);
};

const soundPoint = (point, most) =>
  point && isText(point.label) && isText(point.words) && isCount(point.n)
  && (point.tenths === null || (isCount(point.tenths) && point.tenths <= most * 10));

const soundBlock = (block) => {
  if (block === null || typeof block !== "object") return false;
  switch (block.kind) {
    case "paragraph": case "subheading": case "notice": return isText(block.text);
    case "facts": return Array.isArray(block.rows) && block.rows.every((row) => row && isText(row.label) && isText(row.value));
    case "list": return isTexts(block.items);
    case "table":
      return isText(block.caption) && isTexts(block.head) && Array.isArray(block.rows)
        && block.rows.every((row) => isTexts(row) && row.length === block.head.length);
    case "chart":
      return isText(block.caption) && isCount(block.most) && Array.isArray(block.points)
        && block.points.every((point) => soundPoint(point, block.most));
    case "grid":
      return isText(block.caption) && isTexts(block.columns) && Array.isArray(block.rows)
        && block.rows.every((row) => row && isText(row.label) && Array.isArray(row.counts)
          && row.counts.length === block.columns.length && row.counts.every(isCount));
    default: return false;
  }
};

const soundReport = (report) =>
  report !== null && typeof report === "object" && isText(report.lang) && isText(report.title) && isText(report.name)
  && isText(report.days) && Array.isArray(report.sections) && report.sections.length > 0
  && report.sections.every((part) => part && isText(part.heading) && Array.isArray(part.blocks) && part.blocks.every(soundBlock));

// The editions in the text, one for each language; undefined when anything in any of them is not as it has to be.
const editionsIn = (text) => {
  let all;
  try {
    all = JSON.parse(text).editions;
  } catch {
    return undefined;
  }
  const sound = Array.isArray(all) && all.length > 0 && all.every(soundReport)
    && new Set(all.map((report) => report.lang)).size === all.length;
  return sound ? all : undefined;
};
