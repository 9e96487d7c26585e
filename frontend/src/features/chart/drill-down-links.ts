import type { OneSeries, SeriesBy } from "@/api/costs-series";
import type { To } from "@/router/address";
import type { DayRange } from "@/lib/dates/days";
import { projectAddress } from "@/router/spend-params";

function changed(params: URLSearchParams, changes: Record<string, string | null>): string {
  const after = new URLSearchParams(params);
  after.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return `?${after.toString()}`;
}

/** The same page for these days; the interval returns to its default. */
export function daysLink(params: URLSearchParams, { start, end }: DayRange): To {
  return { search: changed(params, { range: null, interval: null, start, end }) };
}

const FILTERS: Partial<Record<SeriesBy, string>> = {
  model: "model",
  line_item: "line_item",
};

/** The page for one part alone; null where the API has no such filter, as for an empty name. */
export function seriesLink(
  params: URLSearchParams,
  by: SeriesBy,
  { key, others }: Pick<OneSeries, "key" | "others">,
): To | null {
  if (others > 0) return null;
  if (by === "project") return projectAddress(key, params);
  const filter = FILTERS[by];
  return filter === undefined || key === null || key === ""
    ? null
    : { search: changed(params, { by: null, [filter]: key }) };
}
