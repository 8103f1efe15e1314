// One line over the weeks. Places are in hundredths of the drawing, so that letters keep their size at every width.

const svg = (tag, attributes, text) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text !== undefined) element.textContent = text;
  return element;
};

const CHART = { left: 8, right: 99, top: 16, bottom: 66, weeks: 81, numbers: 97 };
// From so many weeks on, not every value, not every week's name and then not every number has room.
const ROOMY = 7;
const FULL = 14;
const MOST_NUMBERS = 30;

const per = (number) => `${Math.round(number * 100) / 100}%`;

const inTenths = (tenths) => (tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1));

const drawChart = (block) => {
  const { points } = block;
  const slot = (CHART.right - CHART.left) / Math.max(1, points.length);
  const x = (place) => CHART.left + slot * (place + 0.5);
  const y = (tenths) => CHART.bottom - ((CHART.bottom - CHART.top) * tenths) / Math.max(1, block.most * 10);
  const every = Math.ceil(points.length / FULL);
  const own = points.length > ROOMY ? "spare" : "";
  const picture = svg("svg", { class: "chart", role: "img", focusable: "false" });
  picture.setAttribute("aria-label", [block.caption, ...points.map((point) => `${point.label}: ${point.words}`)].join(". "));
  for (const value of [0, block.most]) {
    picture.append(
      svg("line", { class: "rule", x1: per(CHART.left), x2: per(CHART.right), y1: per(y(value * 10)), y2: per(y(value * 10)) }),
      svg("text", { class: "scale", x: per(CHART.left - 2), y: per(y(value * 10)), dy: "0.35em", "text-anchor": "end" }, String(value)));
  }
  points.forEach((point, place) => {
    const before = points[place - 1];
    if (point.tenths === null) {
      // Nothing was said: an empty outline, never a zero.
      picture.append(svg("rect", {
        class: "gap", x: per(x(place) - slot * 0.3), width: per(slot * 0.6), y: per(CHART.top), height: per(CHART.bottom - CHART.top), rx: 4,
      }));
    } else if (before && before.tenths !== null) {
      picture.append(svg("line", {
        class: "line", x1: per(x(place - 1)), y1: per(y(before.tenths)), x2: per(x(place)), y2: per(y(point.tenths)),
      }));
    }
  });
  points.forEach((point, place) => {
    // Where there is little room every second name and value is left out.
    const spare = place % 2 === 1 && own ? ` ${own}` : "";
    if (point.tenths !== null) {
      picture.append(svg("circle", { class: "point", cx: per(x(place)), cy: per(y(point.tenths)), r: 4.5 }));
      if (place % every === 0) {
        picture.append(svg("text", {
          class: `value${spare}`, x: per(x(place)), y: per(y(point.tenths)), dy: "-0.6em", "text-anchor": "middle",
        }, inTenths(point.tenths)));
      }
    }
    if (place % every === 0) {
      const far = points.length > ROOMY && place % (4 * every) !== 0 ? " spare" : "";
      const named = points.length > ROOMY && place % (2 * every) !== 0 ? " every-second" : far;
      picture.append(svg("text", { class: `week${named}`, x: per(x(place)), y: per(CHART.weeks), "text-anchor": "middle" }, point.label));
    }
    if (points.length <= MOST_NUMBERS) {
      picture.append(svg("text", {
        class: points.length > FULL ? "number spare" : "number", x: per(x(place)), y: per(CHART.numbers), "text-anchor": "middle",
      }, String(point.n)));
    }
  });
  if (points.length <= MOST_NUMBERS) {
    picture.append(svg("text", {
      class: points.length > FULL ? "number spare" : "number", x: 0, y: per(CHART.numbers),
    }, "n ="));
  }
  const figure = make("figure");
  figure.append(make("figcaption", block.caption), picture, chartTable(block));
  return figure;
};

const chartTable = (block) => {
  const words = wordsNow();
  const details = make("details");
  const table = make("table");
  table.append(
    make("caption", block.caption),
    rowsOf("thead", rowOf(cell("th", words.week, "columnheader", "col"), cell("th", words.value, "columnheader", "col"))),
    rowsOf("tbody", ...block.points.map((point) => rowOf(cell("th", point.label, "rowheader", "row"), cell("td", point.words, "cell")))));
  details.append(make("summary", words.asTable), framed(table, block.caption, "small"));
  return details;
};
