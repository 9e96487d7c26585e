import { type ApiResponse, getJson } from "@/api/client";
import type { paths } from "@/api/schema";
import { viewParams } from "@/api/view";
import type { View } from "@/lib/view";

/** Why the spend of two ranges of days differs; the largest changes first. */
export type SpendChanges =
  paths["/costs/changes"]["get"]["responses"][200]["content"]["application/json"];
/** What became of one project's money for one model. */
export type ChangeRow = SpendChanges["rows"][number];
/** The line item whose money changed most. */
export type ChangeDriver = ChangeRow["driver"];
/** A change by what made it; the parts add up to it. */
export type ChangeParts = SpendChanges["parts"];
export type ChangeKind = ChangeRow["kind"];

/** At most `limit` rows; the others are summed up in one. */
export function getChanges(
  view: View,
  limit: number,
  signal: AbortSignal,
): Promise<ApiResponse<SpendChanges>> {
  return getJson<SpendChanges>("costs/changes", { ...viewParams(view), limit }, signal);
}
