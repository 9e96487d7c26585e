import type { Chart, Plugin } from "chart.js";
import type { ChartColours } from "./chart-colours";
import { type Place, unusualRuns } from "./chart-data";

/** What is drawn over the bars: incomplete, expected, previous and unusual amounts. */
export interface Overlays {
  places: readonly Place[];
  colours: Pick<ChartColours, "surface" | "expected" | "compared" | "up" | "font">;
  /** Called with the area of the bars whenever it changes. */
  onArea: (area: Area) => void;
}

/** The area of the bars within the canvas, in CSS pixels. */
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

/** The top and bottom of the stack at a place; the axis' zero where it is empty. */
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
/** Between the top of a bar and what is said over it. */
const ABOVE_PX = 6;

/** The y at which a label of this width is clear of all bars below it. */
function clearOf(chart: Chart, x: number, half: number, y: number): number {
  const axis = chart.scales.x;
  if (!axis) return y;
  const first = Math.max(0, Number(axis.getValueForPixel(x - half)));
  const last = Math.min(axis.max, Number(axis.getValueForPixel(x + half)));
  let clear = y;
  for (let at = first; at <= last; at++) {
    clear = Math.min(clear, stackAt(chart, at).top - ABOVE_PX);
  }
  return clear;
}

/** Of consecutive days the highest gets the label, where there is room; the others get a dot. */
function drawWords(
  pen: CanvasRenderingContext2D,
  chart: Chart,
  places: readonly Place[],
  size: number,
) {
  const { left, right } = chart.chartArea;
  const half = pen.measureText(WORD).width / 2;
  const written: { x: number; y: number }[] = [];
  for (const run of unusualRuns(places)) {
    const marks = run.map((at) => ({
      x: barAt(chart, at).centre,
      y: stackAt(chart, at).top - ABOVE_PX,
    }));
    const highest = marks.reduce((one, other) => (other.y < one.y ? other : one));
    const x = Math.min(right - half, Math.max(left + half, highest.x));
    const word = { x, y: clearOf(chart, x, half, highest.y) };
    const free = written.every(
      ({ x, y }) => Math.abs(x - word.x) > half * 2 || Math.abs(y - word.y) > size,
    );
    if (free) {
      written.push(word);
      pen.strokeText(WORD, word.x, word.y);
      pen.fillText(WORD, word.x, word.y);
    }
    for (const mark of marks) {
      if (free && mark === highest) continue;
      pen.beginPath();
      pen.arc(mark.x, mark.y, 2.5, 0, 2 * Math.PI);
      pen.fill();
    }
  }
}

/** Chart.js calls options that are functions, and wraps objects: so the marks are given past its options. */
export function overlaysPlugin(): { plugin: Plugin<"bar">; show: (marks: Overlays) => void } {
  let marks: Overlays | undefined;
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
        pen.lineCap = "round";
        // A lane for the dots, which would be lost on the bars.
        pen.strokeStyle = colours.surface;
        pen.globalAlpha = 0.7;
        pen.lineWidth = 4.5;
        pen.setLineDash([]);
        drawCompared(pen, chart, places);
        pen.strokeStyle = colours.compared;
        pen.globalAlpha = 1;
        pen.lineWidth = 1.8;
        pen.setLineDash([1.5, 4]);
        drawCompared(pen, chart, places);
        pen.fillStyle = colours.up;
        pen.strokeStyle = colours.surface;
        pen.lineWidth = 3;
        pen.lineJoin = "round";
        pen.setLineDash([]);
        pen.font = `600 ${colours.font.size}px ${colours.font.family}`;
        pen.textAlign = "center";
        drawWords(pen, chart, places, colours.font.size);
        pen.restore();
      },
    },
  };
}
