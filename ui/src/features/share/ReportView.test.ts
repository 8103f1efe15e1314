import { render, screen, within } from "@testing-library/svelte";
import { layOut, marks, type Block, type Chart, type Report } from "./report-layout";
import ReportGrid from "./ReportGrid.svelte";
import ReportView from "./ReportView.svelte";

const hostile = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>';
const chart: Chart = {
  kind: "chart",
  caption: "cuatro semanas",
  most: 10,
  points: [
    { label: "2 nov", tenths: 62, n: 3, words: "6.2 de 10, de 3" },
    { label: "9 nov", tenths: 50, n: 2, words: "5 de 10, de 2" },
    { label: "16 nov", tenths: null, n: 0, words: "nada anotado" },
    { label: "23 nov", tenths: 0, n: 1, words: "0 de 10, de 1" },
  ],
};
const blocks: Block[] = [
  { kind: "notice", text: "aviso" },
  { kind: "subheading", text: "Ganas" },
  { kind: "facts", rows: [{ label: "Nota", value: hostile }] },
  { kind: "list", items: ["uno"] },
  chart,
  { kind: "grid", caption: "cuándo", columns: ["lun", "mar"], rows: [{ label: "Tarde", counts: [0, 4] }] },
  { kind: "paragraph", text: "fin" },
];
const table: Block = {
  kind: "table",
  caption: "dos filas",
  head: ["Cuándo", "Intensidad"],
  rows: [["lunes", "7 de 10"]],
};
const report: Report = {
  lang: "es",
  title: "Informe del diario",
  name: "Jordan M.",
  days: "del 2 al 29 de nov",
  sections: [
    { heading: "De un vistazo", blocks },
    { heading: "Ganas de consumir", blocks: [table] },
  ],
};

/** Every string of a report, as it stands in the tree. */
const strings = (value: unknown): string[] =>
  typeof value === "string"
    ? [value]
    : Object.entries(value ?? {}).flatMap(([key, part]) =>
        key === "kind" || key === "lang" ? [] : strings(part),
      );

it("draws every string of the report and runs none of it", () => {
  const { container } = render(ReportView, { report });
  const text = container.textContent;
  for (const part of strings(report))
    expect(text, `${part} leaves with the file and must be seen before`).toContain(part);
  expect(container.querySelector("img, script")).toBeNull();
  expect(container.querySelector("article"), "a screen reader reads it in its own language").toHaveAttribute(
    "lang",
    "es",
  );
});

it("gives tables and grids their headings, and a chart its words", () => {
  render(ReportView, { report });
  const rows = screen.getByRole("table", { name: "dos filas" });
  expect(within(rows).getByRole("columnheader", { name: "Intensidad" })).toBeVisible();
  expect(within(rows).getByRole("rowheader", { name: "lunes" })).toBeVisible();
  const grid = screen.getByRole("table", { name: "cuándo" });
  expect(within(grid).getByRole("columnheader", { name: "mar" })).toBeVisible();
  expect(within(grid).getByRole("cell", { name: "4" })).toHaveClass("shade-4");
  expect(within(grid).getByRole("cell", { name: "0" })).toHaveClass("shade-0");
  const drawing = screen.getByRole("img");
  for (const point of chart.points) expect(drawing).toHaveAccessibleName(new RegExp(point.words));
});

it("draws a week that nobody said anything about as a gap, and zero as zero", () => {
  const { container } = render(ReportView, { report });
  expect(container.querySelectorAll(".gap")).toHaveLength(1);
  expect(container.querySelectorAll(".point")).toHaveLength(3);
  expect(container.querySelectorAll("svg .line"), "no line leads over a gap").toHaveLength(1);
  const drawn = marks(chart).marks;
  expect(drawn.map((mark) => mark.y)).toEqual([35, 41, null, 66]);
  expect(drawn.map((mark) => mark.value)).toEqual(["6.2", "5", "", "0"]);
});

it("shades a single entry as one, and not as a peak", () => {
  render(ReportGrid, {
    block: {
      kind: "grid",
      caption: "una",
      columns: ["lun", "mar"],
      rows: [{ label: "Tarde", counts: [0, 1] }],
    },
  });
  expect(screen.getByRole("cell", { name: "1" })).toHaveClass("shade-1");
});

it("keeps what belongs together and the order of the tree", () => {
  const runs = layOut(blocks);
  expect(runs.map((run) => run.kind)).toEqual(["apart", "apart", "drawings", "apart"]);
  expect(runs[1]?.groups[0]?.map((block) => block.kind)).toEqual(["subheading", "facts", "list"]);
  expect(runs[2]?.groups).toHaveLength(2);
  expect(
    runs.flatMap((run) => run.groups.flat()),
    "nothing is moved or lost",
  ).toEqual(blocks);
  const two: Block[] = [...blocks.slice(1, 4), ...blocks.slice(1, 3)];
  expect(
    layOut(two).map((run) => [run.kind, run.groups.length]),
    "neighbours run in columns",
  ).toEqual([["columns", 2]]);
  const headed: Block[] = [
    { kind: "subheading", text: "Semanas" },
    chart,
    { kind: "subheading", text: "Más" },
  ];
  expect(layOut(headed).map((run) => run.kind)).toEqual(["drawings", "apart"]);
});
