import type { DayRange } from "@/lib/dates/days";

/** What days are compared with; the API works out which days that means. */
export type Comparing = "none" | "previous" | "month" | "year";

/** Stands for spend without a project in place of an id, in addresses and in the API's filters. */
export const NO_PROJECT = "none";

/** Which part of the money is looked at; an empty list lets all in. */
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

/** What the page looks at: every question about figures is asked of one. */
export interface View {
  range: DayRange;
  compare: Comparing;
  filters: Filters;
}
