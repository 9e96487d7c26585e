import type { Interval, SeriesBy, SeriesCut } from "@/api/costs-series";
import { type DayRange, daysIn } from "@/lib/dates/days";
import type { Filters, View } from "@/lib/view";

/** What the bars can be stacked by, in the order of the buttons. */
export const CUTS = [
  { id: "project", label: "Project" },
  { id: "model", label: "Model" },
  { id: "line_item", label: "Line item" },
  { id: "direction", label: "Input/output" },
] as const satisfies { id: SeriesBy; label: string }[];

export const INTERVALS = [
  { id: "day", label: "Day" },
  { id: "week", label: "Week" },
  { id: "month", label: "Month" },
] as const satisfies { id: Interval; label: string }[];

export type Cut = (typeof CUTS)[number]["id"];

/** The chart's options, all of them in the address. */
export interface ChartChoice extends SeriesCut {
  by: Cut;
  /** As a table instead of bars. */
  table: boolean;
}

const MOST_DAYS = 92;
const MOST_DAYS_IN_WEEKS = 400;

/** An interval with few enough bars to distinguish. */
function fittingInterval(range: DayRange): Interval {
  const days = daysIn(range);
  if (days <= MOST_DAYS) return "day";
  return days <= MOST_DAYS_IN_WEEKS ? "week" : "month";
}

/** What the chart can be stacked by; a filter on one project or model leaves only one part of that kind. */
export function cutsFor({ projectIds, models, lineItems }: Filters) {
  return CUTS.filter(
    ({ id }) =>
      !(id === "project" && projectIds.length === 1) &&
      !(id === "model" && (models.length === 1 || lineItems.length === 1)) &&
      !(id === "line_item" && lineItems.length === 1),
  );
}

/** What the address chooses, and for the rest what suits the view. */
export function parseChoice(params: URLSearchParams, { range, filters }: View): ChoiceOnOffer {
  const cuts = cutsFor(filters);
  const named = cuts.find(({ id }) => id === params.get("by"));
  const interval = INTERVALS.find(({ id }) => id === params.get("interval"));
  return {
    cuts,
    by: (named ?? cuts[0])?.id ?? "direction",
    interval: interval?.id ?? fittingInterval(range),
    cumulative: params.get("sum") === "1",
    table: params.get("as") === "table",
  };
}

interface ChoiceOnOffer extends ChartChoice {
  cuts: ReturnType<typeof cutsFor>;
}
