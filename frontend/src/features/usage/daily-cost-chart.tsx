import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from "chart.js";
import { useMemo } from "react";
import { Bar } from "react-chartjs-2";
import type { DaySpend } from "@/api/costs-summary";
import { useThemeName } from "@/lib/use-theme-name";
import { barData, barOptions } from "./daily-cost-bars";
import { dailyBars } from "./daily-cost-data";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

interface DailyCostChartProps {
  days: DaySpend[];
  currency: string;
  /** The chart in words. */
  description: string;
}

export default function DailyCostChart({ days, currency, description }: DailyCostChartProps) {
  const theme = useThemeName();
  const bars = useMemo(() => dailyBars(days), [days]);
  // The theme's name is the key: a canvas takes its colours when it is drawn.
  return (
    <Bar
      key={theme}
      data={barData(bars)}
      options={barOptions(bars, currency)}
      aria-label={description}
    />
  );
}
