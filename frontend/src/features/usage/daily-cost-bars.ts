import type { ChartData, ChartOptions } from "chart.js";
import { formatMoney, formatMoneyShort } from "@/lib/money";
import { tokenColour } from "@/lib/token-colour";
import { type DailyBars, isLabelled } from "./daily-cost-data";

const HATCH = 6;

/** The mark of a day that is not over. */
function hatch(colour: string): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = tile.height = HATCH;
  const pen = tile.getContext("2d");
  if (!pen) return colour;
  pen.globalAlpha = 0.3;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, HATCH, HATCH);
  pen.globalAlpha = 1;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.8;
  pen.beginPath();
  // Three strokes, so that the tile meets its neighbours without a gap.
  for (const shift of [-HATCH, 0, HATCH]) {
    pen.moveTo(shift, HATCH);
    pen.lineTo(shift + HATCH, 0);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat") ?? colour;
}

export function barData(bars: DailyBars): ChartData<"bar", number[], string> {
  const colour = tokenColour("--series-1");
  const hatched = hatch(colour);
  return {
    labels: bars.labels,
    datasets: [
      {
        data: bars.totals,
        backgroundColor: bars.partial.map((partial) => (partial ? hatched : colour)),
        borderRadius: 3,
        maxBarThickness: 44,
        categoryPercentage: 0.9,
        barPercentage: 0.9,
      },
    ],
  };
}

export function barOptions(bars: DailyBars, currency: string): ChartOptions<"bar"> {
  const [muted, line, text, surface] = (["--faint", "--line", "--text", "--surface"] as const).map(
    (token) => tokenColour(token),
  ) as [string, string, string, string];
  const ticks = {
    color: muted,
    font: { size: 12, family: getComputedStyle(document.body).fontFamily },
  };
  return {
    maintainAspectRatio: false,
    animation: false,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: {
        grid: { display: false },
        border: { color: line },
        ticks: {
          ...ticks,
          autoSkip: false,
          maxRotation: 0,
          callback(_, index) {
            const { ctx } = this.chart;
            ctx.font = `${ticks.font.size}px ${ticks.font.family}`;
            const widest = Math.max(...bars.labels.map((label) => ctx.measureText(label).width));
            return isLabelled(index, bars.labels.length, widest, this.maxWidth)
              ? bars.labels[index]
              : "";
          },
        },
      },
      y: {
        grid: { color: line },
        border: { display: false },
        ticks: {
          ...ticks,
          maxTicksLimit: 6,
          callback: (value) => formatMoneyShort(Number(value), currency),
        },
      },
    },
    plugins: {
      tooltip: {
        backgroundColor: text,
        titleColor: surface,
        bodyColor: surface,
        displayColors: false,
        padding: 10,
        callbacks: {
          title: ([item]) => (item ? (bars.titles[item.dataIndex] ?? "") : ""),
          label: (item) => formatMoney(bars.totals[item.dataIndex] ?? 0, currency),
        },
      },
    },
  };
}
