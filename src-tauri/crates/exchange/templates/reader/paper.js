// What is printed: whose report it is and which sheet on every sheet, and page one on one page.

// The largest sheet that lies on Letter and on A4 alike, less the margins of the style sheet and a little for rounding.
const SHEET = { wide: "182mm", high: (246 / 25.4) * 96 };
// Sizes of letters on page one, in points: the largest that lets it be one page.
const LETTERS = { largest: 10, smallest: 6.5, step: 0.25 };
// A longer name would reach into the number of the page.
const LONGEST = 70;

// Any text as a string of a style sheet: every character by its number.
const styled = (text) => `"${[...text].map((c) => `\\${c.codePointAt(0).toString(16)} `).join("")}"`;

const cut = (text) => ([...text].length > LONGEST ? `${[...text].slice(0, LONGEST - 1).join("").trimEnd()}…` : text);

// Browsers without boxes in the margin of a page (Firefox, older ones of others) repeat a line at the top instead.
const hasMargins = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@page { @top-left { content: \"\" } }");
  return sheet.cssRules.length > 0 && (sheet.cssRules[0].cssRules ?? []).length > 0;
};

const setSheets = (report, words) => {
  const who = cut(nameAndDays(report));
  by("running").textContent = who;
  let margins = false;
  try {
    margins = hasMargins();
    if (margins) {
      const [before, between, after] = words.sheet.split(/\{page\}|\{pages\}/u);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`@page { @top-left { content: ${styled(who)} }
        @top-right { content: ${styled(before)} counter(page) ${styled(between)} counter(pages) ${styled(after)} } }`);
      document.adoptedStyleSheets = [sheet];
    }
  } catch {
    margins = false;
  }
  document.documentElement.classList.toggle("margins", margins);
};

const clearSheets = () => {
  by("running").textContent = "";
  if (document.adoptedStyleSheets) document.adoptedStyleSheets = [];
};

// Page one is laid out as on paper, unseen, with smaller letters until it is one page.
const fitPageOne = () => {
  const root = document.documentElement;
  const report = by("report");
  if (report.hidden) return;
  const rules = [...by("look").sheet.cssRules].filter((rule) => rule.media);
  const were = rules.map((rule) => rule.media.mediaText);
  const [left, top, only] = [scrollX, scrollY, root.classList.contains("one-only")];
  root.classList.add("one-only");
  rules.forEach((rule, at) => {
    rule.media.mediaText = were[at] === "print" ? "all" : "not all";
  });
  report.style.width = SHEET.wide;
  for (let size = LETTERS.largest; size >= LETTERS.smallest; size -= LETTERS.step) {
    root.style.setProperty("--page-one", `${size}pt`);
    if (report.getBoundingClientRect().height <= SHEET.high) break;
  }
  report.style.width = "";
  rules.forEach((rule, at) => {
    rule.media.mediaText = were[at];
  });
  root.classList.toggle("one-only", only);
  scrollTo(left, top);
};

const printAll = () => {
  document.documentElement.classList.remove("one-only");
  window.print();
};

const printPageOne = () => {
  document.documentElement.classList.add("one-only");
  window.print();
};
