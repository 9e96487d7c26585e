import type { DayRange } from "@/lib/dates/days";

/** What days are compared with; the API works out which days that means. */
export type Comparing = "none" | "previous" | "month" | "year";

/** Stands for spend without a project in place of an id, in addresses and in the API's filters. */
export const NO_PROJECT = "none";

/** The filters on spend; an empty list does not filter. */
export interface Filters {
  /** {@link NO_PROJECT} among them is spend without a project. */
  projectIds: readonly string[];
  models: readonly string[];
  lineItems: readonly string[];
}

export const ALL_MONEY: Filters = { projectIds: [], models: [], lineItems: [] };

export function isFiltered({ projectIds, models, lineItems }: Filters): boolean {
  return projectIds.length + models.length + lineItems.length > 0;
}

/** What a page shows: every query for spend data has one. */
export interface View {
  range: DayRange;
  compare: Comparing;
  filters: Filters;
}
