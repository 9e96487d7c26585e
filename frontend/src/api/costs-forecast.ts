import { type Answer, getJson } from "@/api/client";
import type { Day } from "@/lib/days";
import type { Warning } from "@/lib/figures-standing";
import type { Filters } from "@/lib/view";

/** Where the current UTC month ends. Without enough history there is no band, and maybe no expectation. */
export interface Forecast {
  month_start: Day;
  month_end: Day;
  currency: string;
  so_far: number;
  expected: number | null;
  low: number | null;
  high: number | null;
  /** How often the month ends between low and high: 0.8. */
  coverage: number;
  history_days: number;
  reason: "too_little_history" | null;
  /** Today as a whole day, and each day after it. */
  days: { date: Day; expected: number }[];
  last_month_total: number;
  change: number | null;
  change_fraction: number | null;
  warnings: Warning[];
  as_of: string;
}

export function getForecast(
  projectIds: Filters["projectIds"],
  signal: AbortSignal,
): Promise<Answer<Forecast>> {
  return getJson<Forecast>("costs/forecast", { project_ids: projectIds }, signal);
}
