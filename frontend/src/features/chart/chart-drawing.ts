import type { ChartData, ChartOptions } from "chart.js";
import { formatMoneyShort } from "@/lib/format/money";
import { labelledPlaces } from "./axis-labels";
import { type ChartColours, faded } from "./chart-colours";
import type { Picture } from "./chart-data";

/** Bars so many that a line between the parts of one would be all that is seen of it. */
const MANY = 62;

interface Point {
  x: number;
  /** Null on days that are only expected: a bar is as wide as the nearest two points leave room for. */
  y: number | null;
}

/** The bars; the parts other than `highlighted` are faded. */
export function barData(
  { parts, places }: Picture,
  colours: ChartColours,
  highlighted: number | null,
): ChartData<"bar", Point[], string> {
  const few = places.length <= MANY;
  return {
    labels: places.map(({ label }) => label),
    datasets: parts.map(({ label, token, values }, index) => {
      const colour = colours.part(token);
      return {
        label,
        data: places.map((_, x) => ({ x, y: values[x] ?? null })),
        backgroundColor: highlighted === null || highlighted === index ? colour : faded(colour),
        borderColor: colours.surface,
        borderWidth: few ? { top: 1, bottom: 0, left: 0, right: 0 } : 0,
        borderSkipped: false as const,
        borderRadius: few ? 2 : 0,
        maxBarThickness: 44,
        categoryPercentage: 0.9,
        barPercentage: 0.9,
      };
    }),
  };
}

/** Room above the highest bar for its label, in lines. */
const WORD_LINES = 1.7;

export function barOptions(
  { places, currency }: Picture,
  colours: ChartColours,
): ChartOptions<"bar"> {
  const { font } = colours;
  const today = places.findIndex(({ partial }) => partial);
  return {
    maintainAspectRatio: false,
    animation: false,
    // The data is already parsed and sorted.
    parsing: false,
    normalized: true,
    // Pointer and keyboard are handled in chart-keyboard.tsx.
    events: [],
    layout: { padding: { top: font.size * WORD_LINES } },
    scales: {
      x: {
        stacked: true,
        grid: { display: false },
        border: { color: colours.line },
        ticks: { color: colours.faint, font, autoSkip: false, maxRotation: 0 },
        afterBuildTicks(axis) {
          const { ctx } = axis.chart;
          ctx.font = `${font.size}px ${font.family}`;
          const widest = Math.max(...places.map(({ label }) => ctx.measureText(label).width));
          const anchor = today === -1 ? places.length - 1 : today;
          axis.ticks = labelledPlaces(places.length, widest, axis.maxWidth, anchor).map(
            (value) => ({ value }),
          );
        },
      },
      y: {
        stacked: true,
        suggestedMax: Math.max(
          0,
          ...places.map(({ previous, expected }) => Math.max(previous ?? 0, expected ?? 0)),
        ),
        grid: { color: colours.line },
        border: { display: false },
        ticks: {
          color: colours.faint,
          font,
          maxTicksLimit: 6,
          callback: (value) => formatMoneyShort(Number(value), currency),
        },
      },
    },
  };
}
