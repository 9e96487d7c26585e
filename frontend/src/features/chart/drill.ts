import type { To } from "react-router";
import type { OneSeries, SeriesBy } from "@/api/costs-series";
import type { DayRange } from "@/lib/days";

function changed(params: URLSearchParams, changes: Record<string, string | null>): string {
  const after = new URLSearchParams(params);
  after.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) after.delete(name);
    else after.set(name, value);
  }
  return `?${after.toString()}`;
}

/** The same page for one stretch of days; the interval is chosen anew, to suit it. */
export function intoDays(params: URLSearchParams, { start, end }: DayRange): To {
  return { search: changed(params, { range: null, interval: null, start, end }) };
}

/** The page of a project, for the same days. */
export function intoProject(params: URLSearchParams, id: string): To {
  const search = changed(params, { by: null, project: null, sort: null, search: null, tab: null });
  return { pathname: `/projects/${encodeURIComponent(id)}`, search };
}

const FILTERS: Partial<Record<SeriesBy, string>> = {
  project: "project",
  model: "model",
  line_item: "line_item",
};

/** Where a part of the money is looked at alone; null where the API knows no such question. */
export function intoSeries(
  params: URLSearchParams,
  by: SeriesBy,
  { key, others }: Pick<OneSeries, "key" | "others">,
): To | null {
  if (others > 0) return null;
  if (by === "project" && key !== null) return intoProject(params, key);
  const filter = FILTERS[by];
  // Money without a project is a question of its own; without a model or a line item it is none.
  const value = by === "project" ? "none" : key;
  if (filter === undefined || value === null) return null;
  return { search: changed(params, { by: null, [filter]: value }) };
}
