// From a report to elements. Text is drawn as text: elements are made one by one, nothing is ever read as markup.

const by = (id) => document.getElementById(id);

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

const cell = (tag, text, role, scope) => {
  const made = make(tag, text);
  // On a phone a row is drawn as a card; some browsers then no longer take it for a row unless told.
  made.setAttribute("role", role);
  if (scope) made.scope = scope;
  return made;
};

const framed = (table, caption, own) => {
  const frame = make("div", undefined, "frame");
  frame.dataset.name = caption;
  table.className = own;
  table.setAttribute("role", "table");
  frame.append(table);
  return frame;
};

const rowOf = (...cells) => {
  const line = make("tr");
  line.setAttribute("role", "row");
  line.append(...cells);
  return line;
};

const rowsOf = (tag, ...lines) => {
  const group = make(tag);
  group.setAttribute("role", "rowgroup");
  group.append(...lines);
  return group;
};

const drawTable = (block) => {
  const table = make("table");
  const head = rowsOf("thead", rowOf(...block.head.map((name) => cell("th", name, "columnheader", "col"))));
  const body = rowsOf("tbody", ...block.rows.map((row) => rowOf(...row.map((text, column) => {
    if (column === 0) return cell("th", text, "rowheader", "row");
    const made = cell("td", text, "cell");
    made.dataset.name = block.head[column];
    return made;
  }))));
  table.append(make("caption", block.caption), head, body);
  return framed(table, block.caption, block.head.length > 4 ? "wide" : block.head.length > 2 ? "middle" : "small");
};

// Counts by weekday and part of the day: numbers first, the shade says the same once more.
const drawGrid = (block) => {
  // Up to five the scale stays the same, so that a single entry never looks like a peak.
  const most = Math.max(5, ...block.rows.flatMap((row) => row.counts));
  const table = make("table");
  const corner = cell("td", "", "cell");
  const head = rowsOf("thead", rowOf(corner, ...block.columns.map((name) => cell("th", name, "columnheader", "col"))));
  const body = rowsOf("tbody", ...block.rows.map((row) => rowOf(
    cell("th", row.label, "rowheader", "row"),
    ...row.counts.map((count) => {
      const made = cell("td", String(count), "cell");
      made.className = `shade-${Math.ceil((4 * count) / most)}`;
      return made;
    }),
  )));
  table.append(make("caption", block.caption), head, body);
  return framed(table, block.caption, "grid");
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
    case "chart": return drawChart(block);
    case "grid": return drawGrid(block);
    default: return drawTable(block);
  }
};

// Page one stands in two columns, in reading order: what belongs together is a group, neighbouring groups of words run in columns,
// neighbouring drawings stand side by side, and what is set apart or has no neighbour has the whole width.
const layOut = (blocks) => {
  const groups = [];
  const last = () => groups[groups.length - 1];
  for (const block of blocks) {
    const drawing = block.kind === "chart" || block.kind === "grid";
    const apart = block.kind === "notice" || block.kind === "table";
    // A heading goes with what follows it, whatever that is.
    const headed = last() && last().blocks.length === 1 && last().blocks[0].kind === "subheading";
    if (headed) {
      if (drawing) last().kind = "drawings";
      else if (apart) last().kind = "apart";
      last().blocks.push(block);
    } else if (drawing || apart || block.kind === "subheading" || !last() || last().kind !== "columns") {
      groups.push({ kind: drawing ? "drawings" : apart ? "apart" : "columns", blocks: [block] });
    } else {
      last().blocks.push(block);
    }
  }
  const runs = [];
  for (const group of groups) {
    const drawn = make("div", undefined, "group");
    drawn.append(...group.blocks.map(drawBlock));
    const run = runs[runs.length - 1];
    if (run && run.className === group.kind) run.append(drawn);
    else {
      const begun = make("div", undefined, group.kind);
      begun.append(drawn);
      runs.push(begun);
    }
  }
  for (const run of runs) if (run.className === "columns" && run.children.length === 1) run.className = "apart";
  return runs;
};

const drawSection = (part, place) => {
  const section = make("section", undefined, place === 0 ? "one" : undefined);
  const heading = make("h2", part.heading);
  heading.id = `part-${place}`;
  heading.tabIndex = -1;
  section.setAttribute("aria-labelledby", heading.id);
  section.append(heading, ...(place === 0 ? layOut(part.blocks) : part.blocks.map(drawBlock)));
  return section;
};

const goTo = (heading) => {
  heading.scrollIntoView({ block: "start" });
  heading.focus({ preventScroll: true });
};

const drawContents = (report, words) => {
  const nav = make("nav");
  const heading = make("h2", words.contents);
  heading.id = "contents";
  heading.tabIndex = -1;
  nav.setAttribute("aria-labelledby", heading.id);
  const list = make("ol");
  report.sections.forEach((part, place) => {
    const link = make("a", part.heading);
    link.setAttribute("href", `#part-${place}`);
    // Nothing of where somebody read goes into the browser's history.
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(by(`part-${place}`));
    });
    const item = make("li");
    item.append(link);
    list.append(item);
  });
  nav.append(heading, list);
  return nav;
};

const nameAndDays = (report) => [report.name, report.days].filter((part) => part.trim() !== "").join(", ");

const drawReport = (report, words) => {
  const page = document.createDocumentFragment();
  const top = make("header");
  top.append(make("h1", report.title), make("p", nameAndDays(report), "who"));
  page.append(top);
  const [one, ...rest] = report.sections.map(drawSection);
  page.append(one);
  if (rest.length > 0) page.append(drawContents(report, words), ...rest);
  return page;
};

// A frame that can be scrolled can be reached by keys, and no other is a stop on the way.
const reachFrames = () => {
  for (const frame of by("report").querySelectorAll(".frame")) {
    if (frame.scrollWidth > frame.clientWidth + 1) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "group");
      frame.setAttribute("aria-label", frame.dataset.name);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
    }
  }
};
