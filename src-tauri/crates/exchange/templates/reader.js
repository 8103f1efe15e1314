// Opens the sealed part of this file with a passphrase and draws it. Uses only what the browser has. Asks nothing from any
// network. Draws text as text: elements are made one by one, nothing is ever read as markup.
"use strict";
(() => {
  const VERSION = 1;
  const FEWEST = 1000;
  const CEILING = 10000000;
  const CIPHER = "AES-256-GCM";
  const KDF = "PBKDF2-HMAC-SHA256";
  const CONTENT = "application/vnd.evenkeel.report+json";
  const by = (id) => document.getElementById(id);
  const words = by("words").dataset;
  const encoder = new TextEncoder();

  const refuse = (sentence) => {
    by("ready").hidden = true;
    const place = by("refused");
    place.hidden = false;
    place.textContent = sentence;
  };

  const isText = (value) => typeof value === "string";
  const isTexts = (value) => Array.isArray(value) && value.every(isText);

  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

  const base64 = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));

  // Accents, case and spacing do not count: the passphrase is told by voice. The app does the same when it seals.
  const fold = (typed) =>
    typed.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[\s\u0085]+/u).filter((word) => word !== "").join(" ");

  // What nobody sees: tried without it only after what was typed did not open.
  const seen = (typed) => typed.replace(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, "");

  const associated = (rounds) =>
    `evenkeel-sealed;v=${VERSION};cipher=${CIPHER};kdf=${KDF};rounds=${rounds};content=${CONTENT}`;

  // The sealed part, or the sentence that says why it cannot be used.
  const read = async () => {
    let sealed;
    try {
      sealed = JSON.parse(by("sealed").textContent);
    } catch {
      return { problem: words.damaged };
    }
    if (sealed === null || typeof sealed !== "object" || !Number.isInteger(sealed.version)) return { problem: words.damaged };
    if (sealed.version > VERSION) return { problem: words.newer };
    if (!Number.isInteger(sealed.rounds) || sealed.rounds < FEWEST) return { problem: words.damaged };
    if (sealed.rounds > CEILING) return { problem: words.costly };
    const sound = sealed.version === VERSION && sealed.cipher === CIPHER && sealed.kdf === KDF && sealed.content === CONTENT
      && isTexts([sealed.salt, sealed.nonce, sealed.data, sealed.check]);
    if (!sound) return { problem: words.damaged };
    try {
      const all = [associated(sealed.rounds), sealed.salt, sealed.nonce, sealed.data].map((part) => `${part}\n`).join("");
      const sum = base64(await crypto.subtle.digest("SHA-256", encoder.encode(all)));
      if (sum !== sealed.check) return { problem: words.damaged };
      const part = { rounds: sealed.rounds, salt: bytes(sealed.salt), nonce: bytes(sealed.nonce), data: bytes(sealed.data) };
      if (part.salt.length !== 16 || part.nonce.length !== 12) return { problem: words.damaged };
      return { part };
    } catch {
      return { problem: words.damaged };
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

  const soundBlock = (block) => {
    if (block === null || typeof block !== "object") return false;
    switch (block.kind) {
      case "paragraph": case "subheading": case "notice": return isText(block.text);
      case "facts": return Array.isArray(block.rows) && block.rows.every((row) => row && isText(row.label) && isText(row.value));
      case "list": return isTexts(block.items);
      case "table":
        return isText(block.caption) && isTexts(block.head) && Array.isArray(block.rows)
          && block.rows.every((row) => isTexts(row) && row.length === block.head.length);
      default: return false;
    }
  };

  // All of it is looked at before any of it is shown.
  const soundReport = (report) =>
    report !== null && typeof report === "object" && isText(report.title) && Array.isArray(report.sections)
    && report.sections.every((part) => part && isText(part.heading) && Array.isArray(part.blocks) && part.blocks.every(soundBlock));

  const make = (tag, text, own) => {
    const element = document.createElement(tag);
    if (text !== undefined) {
      element.textContent = text;
      // A person's right-to-left words stand right without turning ours around.
      element.dir = "auto";
    }
    if (own) element.className = own;
    return element;
  };

  const drawTable = (block) => {
    const frame = make("div", undefined, "frame");
    frame.tabIndex = 0;
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", block.caption);
    const table = make("table");
    table.append(make("caption", block.caption));
    const top = make("tr");
    for (const name of block.head) {
      const cell = make("th", name);
      cell.scope = "col";
      top.append(cell);
    }
    const head = make("thead");
    head.append(top);
    const body = make("tbody");
    for (const row of block.rows) {
      const line = make("tr");
      row.forEach((text, column) => {
        const cell = make(column === 0 ? "th" : "td", text);
        if (column === 0) cell.scope = "row";
        line.append(cell);
      });
      body.append(line);
    }
    table.append(head, body);
    frame.append(table);
    return frame;
  };

  const drawFacts = (block) => {
    const list = make("dl");
    for (const row of block.rows) {
      const pair = make("div");
      pair.append(make("dt", row.label), make("dd", row.value));
      list.append(pair);
    }
    return list;
  };

  const drawBlock = (block) => {
    switch (block.kind) {
      case "paragraph": return make("p", block.text);
      case "subheading": return make("h3", block.text);
      case "notice": return make("p", block.text, "notice");
      case "facts": return drawFacts(block);
      case "list": {
        const list = make("ul");
        for (const item of block.items) list.append(make("li", item));
        return list;
      }
      default: return drawTable(block);
    }
  };

  const draw = (report) => {
    const page = document.createDocumentFragment();
    const title = make("h1", report.title);
    title.tabIndex = -1;
    page.append(title);
    report.sections.forEach((part, place) => {
      const section = make("section");
      const heading = make("h2", part.heading);
      heading.id = `part-${place}`;
      section.setAttribute("aria-labelledby", heading.id);
      section.append(heading, ...part.blocks.map(drawBlock));
      page.append(section);
    });
    by("report").replaceChildren(page);
    by("door").hidden = true;
    by("report").hidden = false;
    by("tools").hidden = false;
    by("status").textContent = words.opened;
    title.focus();
  };

  const close = () => {
    by("report").replaceChildren();
    by("report").hidden = true;
    by("tools").hidden = true;
    by("door").hidden = false;
    by("status").textContent = "";
    by("passphrase").value = "";
    by("passphrase").focus();
  };

  const problem = (sentence) => {
    by("problem").textContent = sentence;
    by("passphrase").setAttribute("aria-invalid", "true");
    by("passphrase").focus();
  };

  const open = async (part) => {
    const typed = by("passphrase").value;
    by("problem").textContent = "";
    by("passphrase").removeAttribute("aria-invalid");
    if (fold(typed) === "") {
      problem(words.empty);
      return;
    }
    by("open").disabled = true;
    by("busy").hidden = false;
    by("status").textContent = words.opening;
    const forms = new Set([fold(typed), fold(seen(typed))].filter((form) => form !== ""));
    let text;
    for (const form of forms) {
      if (text === undefined) text = await decrypt(part, form).catch(() => undefined);
    }
    by("open").disabled = false;
    by("busy").hidden = true;
    by("status").textContent = "";
    if (text === undefined) {
      problem(words.wrong);
      return;
    }
    let editions;
    try {
      ({ editions } = JSON.parse(text));
    } catch {
      editions = undefined;
    }
    by("passphrase").value = "";
    if (!Array.isArray(editions) || editions.length === 0 || !editions.every(soundReport)) {
      problem(words.damaged);
      return;
    }
    draw(editions[0]);
  };

  const start = async () => {
    by("blocked").hidden = true;
    if (!globalThis.crypto || !globalThis.crypto.subtle) {
      refuse(words.noCrypto);
      return;
    }
    const { part, problem: sentence } = await read();
    if (!part) {
      refuse(sentence);
      return;
    }
    by("ready").hidden = false;
    by("form").addEventListener("submit", (event) => {
      event.preventDefault();
      void open(part);
    });
    by("show").addEventListener("change", (event) => {
      by("passphrase").type = event.target.checked ? "text" : "password";
    });
    by("print").addEventListener("click", () => window.print());
    by("close").addEventListener("click", close);
    // Leaving the page leaves nothing of it in the browser's memory of pages.
    window.addEventListener("pagehide", close);
    by("passphrase").focus();
  };

  void start();
})();
