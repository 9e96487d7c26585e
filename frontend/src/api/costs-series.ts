import { type ApiResponse, getJson } from "@/api/client";
import type { components, paths } from "@/api/schema";
import { viewParams } from "@/api/view";
import type { View } from "@/lib/view";

type Payload = paths["/costs/series"]["get"]["responses"][200]["content"]["application/json"];

/** One part of the money over time; amounts of as many buckets as there are, in their order. */
export type OneSeries = Omit<Payload["series"][number], "values"> & { values: number[] };

/** A view's money over time, in parts that add up to each bucket's total. */
export type Series = Omit<Payload, "series"> & { series: OneSeries[] };
export type Bucket = Payload["buckets"][number];

type SeriesQuery = components["schemas"]["SeriesQuery"];
export type SeriesBy = SeriesQuery["by"];
export type Interval = SeriesQuery["interval"];

/** How the money is cut: into which parts, into which stretches of days, and whether these run up. */
export interface SeriesCut {
  by: SeriesBy;
  interval: Interval;
  cumulative: boolean;
}

export function getSeries(view: View, cut: SeriesCut, signal: AbortSignal): Promise<ApiResponse<Series>> {
  return getJson<Series>("costs/series", { ...viewParams(view), ...cut }, signal);
}
