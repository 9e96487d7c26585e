import { address, type ApiResponse, getJson, type Query } from "@/api/client";
import type { paths } from "@/api/schema";
import { viewParams } from "@/api/view";
import type { View } from "@/lib/view";

type Payload = paths["/costs/breakdown"]["get"]["responses"][200]["content"]["application/json"];

/** One project, model or line item; the generated types leave open that a trend is of amounts. */
export type BreakdownRow = Omit<Payload["rows"][number], "trend"> & { trend: number[] };
export type Breakdown = Omit<Payload, "rows"> & { rows: BreakdownRow[] };
export type UnitPrice = NonNullable<BreakdownRow["unit_price"]>;

/** What the rows are grouped by. */
export type BrokenDownBy = Breakdown["by"];

/** Grouping, search and sort order of the rows. */
export interface RowsQuery {
  by: BrokenDownBy;
  search: string;
  /** A column's id, with "-" before it falling. */
  sort: string;
}

function rowsParams(view: View, { by, search, sort }: RowsQuery): Query {
  return { ...viewParams(view), by, search: search === "" ? undefined : search, sort };
}

/** One page of the rows; pages count from 1. */
export function getBreakdown(
  view: View,
  rows: RowsQuery,
  page: { page: number; limit: number },
  signal: AbortSignal,
): Promise<ApiResponse<Breakdown>> {
  return getJson<Breakdown>("costs/breakdown", { ...rowsParams(view, rows), ...page }, signal);
}

/** Where all pages of the rows are to be had as a file. */
export function breakdownFile(view: View, rows: RowsQuery): URL {
  return address("costs/breakdown", { ...rowsParams(view, rows), format: "csv" });
}
