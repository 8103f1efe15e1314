// The door and what lies behind it: words in, report out, in the language that is asked for, and closed again.
// The pieces beside this one come first; together they are one script that asks nothing from any network.

const WORDS = JSON.parse(by("words").textContent);
const LANGS = Object.keys(WORDS);

// All of the report that this page keeps, while it is open.
const opened = { editions: [], report: undefined };

const wordsNow = () => WORDS[document.documentElement.lang] ?? WORDS[LANGS[0]];

// Every sentence of the page itself in the language of the document.
const sayAll = () => {
  const words = wordsNow();
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = words[element.dataset.say] ?? "";
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words[element.dataset.label]);
  document.title = opened.report ? nameAndDays(opened.report) : words.title;
};

const refuse = (sentence) => {
  by("ready").hidden = true;
  const place = by("refused");
  place.hidden = false;
  place.dataset.say = sentence;
  sayAll();
};

// Which section is read, and how far: languages differ in length.
const place = () => {
  const sections = [...by("report").querySelectorAll("section")];
  const at = sections.findLastIndex((section) => section.getBoundingClientRect().top <= innerHeight / 4);
  if (at < 0 || scrollY === 0) return undefined;
  const box = sections[at].getBoundingClientRect();
  return { at, part: (innerHeight / 4 - box.top) / Math.max(1, box.height) };
};

const returnTo = (was) => {
  const section = was && by("report").querySelectorAll("section")[was.at];
  if (!section) {
    scrollTo(0, 0);
    return;
  }
  const box = section.getBoundingClientRect();
  scrollTo(0, scrollY + box.top + was.part * box.height - innerHeight / 4);
};

const drawNow = () => {
  const report = opened.editions.find((one) => one.lang === document.documentElement.lang) ?? opened.editions[0];
  opened.report = report;
  document.documentElement.lang = report.lang;
  const words = wordsNow();
  by("report").replaceChildren(drawReport(report, words));
  setSheets(report, words);
  sayAll();
  offerLanguages();
  fitPageOne();
  // Letters that come late are other letters wide.
  if (document.fonts.status === "loading") void document.fonts.ready.then(fitPageOne);
  reachFrames();
};

const speak = (lang) => {
  const was = opened.report ? place() : undefined;
  document.documentElement.lang = lang;
  if (opened.report) {
    drawNow();
    returnTo(was);
    by("status").textContent = wordsNow().switched;
  } else {
    sayAll();
    offerLanguages();
  }
};

// One button for each other language, in that language; while a report is open, only for those it has.
const offerLanguages = () => {
  const now = document.documentElement.lang;
  const has = (lang) => !opened.report || opened.editions.some((one) => one.lang === lang);
  for (const box of document.querySelectorAll(".languages")) {
    const others = LANGS.filter((lang) => lang !== now && has(lang));
    // The button that was pressed stays the same one, so that the hand stays on it.
    while (box.children.length > others.length) box.lastElementChild.remove();
    while (box.children.length < others.length) {
      const button = make("button");
      button.type = "button";
      button.addEventListener("click", () => speak(button.lang));
      box.append(button);
    }
    others.forEach((lang, at) => {
      box.children[at].lang = lang;
      box.children[at].textContent = WORDS[lang].language;
    });
  }
};

const show = () => {
  by("door").hidden = true;
  by("report").hidden = false;
  by("tools").hidden = false;
  drawNow();
  by("status").textContent = wordsNow().opened;
  scrollTo(0, 0);
  by("part-0").focus({ preventScroll: true });
  startIdle(() => close("closedIdle"));
};

const close = (sentence) => {
  stopIdle();
  opened.editions = [];
  opened.report = undefined;
  by("report").replaceChildren();
  by("report").hidden = true;
  by("tools").hidden = true;
  clearSheets();
  document.documentElement.classList.remove("one-only");
  by("door").hidden = false;
  by("passphrase").value = "";
  by("problem").dataset.say = "nothing";
  by("status").textContent = "";
  by("closed").dataset.say = sentence ?? "nothing";
  sayAll();
  offerLanguages();
  scrollTo(0, 0);
  by("passphrase").focus();
};

const problem = (sentence) => {
  by("problem").dataset.say = sentence;
  by("problem").textContent = wordsNow()[sentence];
  by("passphrase").setAttribute("aria-invalid", "true");
  by("passphrase").focus();
};

const open = async (part) => {
  const forms = tries(by("passphrase").value);
  for (const told of [by("problem"), by("closed")]) {
    told.dataset.say = "nothing";
    told.textContent = "";
  }
  by("passphrase").removeAttribute("aria-invalid");
  if (forms.length === 0) {
    problem("empty");
    return;
  }
  by("open").disabled = true;
  by("busy").hidden = false;
  by("status").textContent = wordsNow().opening;
  let text;
  for (const form of forms) {
    if (text === undefined) text = await decrypt(part, form).catch(() => undefined);
  }
  by("open").disabled = false;
  by("busy").hidden = true;
  by("status").textContent = "";
  if (text === undefined) {
    problem("wrong");
    return;
  }
  by("passphrase").value = "";
  const editions = editionsIn(text);
  if (!editions) {
    problem("damaged");
    return;
  }
  opened.editions = editions;
  show();
};

// A list pasted out of a message: a field of one line would glue its lines together.
const paste = (event) => {
  const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
  if (!/[\r\n]/u.test(text)) return;
  event.preventDefault();
  const field = by("passphrase");
  field.setRangeText(text.replace(/[\r\n]+/gu, " "), field.selectionStart, field.selectionEnd, "end");
};

const start = async () => {
  by("blocked").hidden = true;
  offerLanguages();
  if (!globalThis.crypto || !globalThis.crypto.subtle) {
    refuse("noCrypto");
    return;
  }
  const { part, problem: sentence } = await read(by("sealed").textContent);
  if (!part) {
    refuse(sentence);
    return;
  }
  by("ready").hidden = false;
  by("form").addEventListener("submit", (event) => {
    event.preventDefault();
    void open(part);
  });
  by("passphrase").addEventListener("paste", paste);
  by("show").addEventListener("change", (event) => {
    by("passphrase").type = event.target.checked ? "text" : "password";
  });
  by("to-contents").addEventListener("click", () => goTo(by("contents") ?? by("part-0")));
  by("print-one").addEventListener("click", printPageOne);
  by("print-all").addEventListener("click", printAll);
  by("close").addEventListener("click", () => close());
  listenIdle();
  window.addEventListener("resize", reachFrames);
  // Leaving the page leaves nothing of it in the browser's memory of pages.
  window.addEventListener("pagehide", () => close());
  by("passphrase").focus();
};

void start();
