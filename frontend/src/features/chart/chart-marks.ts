import type { Chart, Plugin } from "chart.js";
import type { Place } from "./chart-data";

/** What is drawn over the bars: that which is not over, only expected, compared with, or unusual. */
export interface Marks {
  places: readonly Place[];
  colours: { surface: string; expected: string; compared: string; up: string; font: string };
  /** Told where the bars stand, whenever that changes. */
  onArea: (area: Area) => void;
}

/** Where the bars stand within the canvas, in CSS pixels. */
export interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The left edge and width of the bars at a place. */
function barAt(chart: Chart, at: number) {
  const { x } = chart.scales;
  if (!x) return { left: 0, width: 0, centre: 0 };
  const centre = x.getPixelForValue(at);
  const room = (x.right - x.left) / Math.max(1, x.max - x.min + 1);
  const width = Math.min(44, room * 0.81);
  return { left: centre - width / 2, width, centre };
}

/** The top and bottom of the stack at a place; the axis' zero where nothing stands there. */
function stackAt(chart: Chart, at: number) {
  const zero = chart.scales.y?.getPixelForValue(0) ?? 0;
  let [top, bottom] = [zero, zero];
  for (const { data } of chart.getSortedVisibleDatasetMetas()) {
    const bar = data[at] as { y: number; base: number } | undefined;
    if (!bar) continue;
    top = Math.min(top, bar.y, bar.base);
    bottom = Math.max(bottom, bar.y, bar.base);
  }
  return { top, bottom };
}

function drawHatch(pen: CanvasRenderingContext2D, chart: Chart, at: number, colour: string) {
  const { left, width } = barAt(chart, at);
  const { top, bottom } = stackAt(chart, at);
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, bottom - top);
  pen.clip();
  pen.setLineDash([]);
  pen.strokeStyle = colour;
  pen.lineWidth = 2.6;
  pen.beginPath();
  for (let x = left - (bottom - top); x < left + width; x += 6) {
    pen.moveTo(x, bottom);
    pen.lineTo(x + (bottom - top), top);
  }
  pen.stroke();
  pen.restore();
}

function drawOutline(pen: CanvasRenderingContext2D, chart: Chart, at: number, expected: number) {
  const { left, width } = barAt(chart, at);
  const y = chart.scales.y;
  if (!y) return;
  const [top, zero] = [y.getPixelForValue(expected), y.getPixelForValue(0)];
  pen.strokeRect(Math.round(left) + 0.5, top, Math.round(width) - 1, zero - top);
}

function drawCompared(pen: CanvasRenderingContext2D, chart: Chart, places: readonly Place[]) {
  pen.beginPath();
  let drawn = false;
  places.forEach(({ previous }, at) => {
    if (previous === null) return;
    const { centre } = barAt(chart, at);
    const y = chart.scales.y?.getPixelForValue(previous) ?? 0;
    if (drawn) pen.lineTo(centre, y);
    else pen.moveTo(centre, y);
    drawn = true;
  });
  pen.stroke();
}

const WORD = "unusual";

function drawWords(pen: CanvasRenderingContext2D, chart: Chart, places: readonly Place[]) {
  const { left, right } = chart.chartArea;
  const half = pen.measureText(WORD).width / 2;
  places.forEach(({ unusual }, at) => {
    if (unusual.length === 0) return;
    const centre = Math.min(right - half, Math.max(left + half, barAt(chart, at).centre));
    pen.fillText(WORD, centre, stackAt(chart, at).top - 6);
  });
}

/** Chart.js calls options that are functions, and wraps objects: so the marks are given past its options. */
export function marksPlugin(): { plugin: Plugin<"bar">; show: (marks: Marks) => void } {
  let marks: Marks | undefined;
  return {
    show: (shown) => {
      marks = shown;
    },
    plugin: {
      id: "marks",
      afterLayout({ chartArea: { left, right, top, bottom } }) {
        marks?.onArea({ left, right, top, bottom });
      },
      afterDatasetsDraw(chart) {
        if (!marks) return;
        const { places, colours } = marks;
        const pen = chart.ctx;
        pen.save();
        pen.strokeStyle = colours.expected;
        pen.lineWidth = 1.2;
        pen.setLineDash([3, 3]);
        places.forEach(({ expected, partial }, at) => {
          if (partial) drawHatch(pen, chart, at, colours.surface);
          if (expected !== null) drawOutline(pen, chart, at, expected);
        });
        pen.strokeStyle = colours.compared;
        pen.lineWidth = 1.6;
        pen.lineCap = "round";
        pen.setLineDash([1.5, 4]);
        drawCompared(pen, chart, places);
        pen.fillStyle = colours.up;
        pen.font = `600 12px ${colours.font}`;
        pen.textAlign = "center";
        drawWords(pen, chart, places);
        pen.restore();
      },
    },
  };
}
