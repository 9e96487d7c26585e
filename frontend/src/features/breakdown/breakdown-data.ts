import type { Breakdown, BreakdownRow, BrokenDownBy } from "@/api/costs-breakdown";
import { formatCount } from "@/lib/format/count";
import { dayRange, formatDayRangeNear } from "@/lib/dates/days";
import { lineItemLabel, modelLabel, projectLabel } from "@/lib/labels";
import { searchString } from "@/router/address";

/** What the rows can be grouped by; the ids appear in the address. */
export const TABS = [
  { id: "projects", label: "Projects", by: "project", one: "project", many: "projects" },
  { id: "models", label: "Models", by: "model", one: "model", many: "models" },
  { id: "line-items", label: "Line items", by: "line_item", one: "line item", many: "line items" },
] as const;

export type BreakdownTab = (typeof TABS)[number];
export type TabId = BreakdownTab["id"];

/** The tab that the address names, of those there are; the first for none and for an unknown one. */
export function parseTab(text: string | null, tabs: readonly BreakdownTab[]): BreakdownTab {
  return tabs.find(({ id }) => id === text) ?? tabs[0] ?? TABS[0];
}

export function tabOf(by: BrokenDownBy): BreakdownTab {
  return TABS.find((tab) => tab.by === by) ?? TABS[0];
}

/** What a row is called, in words. */
export function rowLabel(by: BrokenDownBy, { key, name }: Pick<BreakdownRow, "key" | "name">) {
  if (by === "project") return projectLabel({ id: key, name });
  return modelLabel(by === "line_item" && key !== null ? lineItemLabel(key).name : key);
}

/** "vs Oct 1 – 22": the days compared with, and their year where it is another. */
export function comparedHeader(
  compared: NonNullable<Breakdown["comparison"]>,
  range: Breakdown["range"],
): string {
  return `vs ${formatDayRangeNear(dayRange(compared), range.end_date)}`;
}

/** Shown in place of a fraction: there was no spend before, or there is none now. */
export function changeWord(row: Pick<BreakdownRow, "is_new" | "previous" | "total">) {
  if (row.is_new) return "new";
  return row.total === 0 && row.previous !== null && row.previous > 0 ? "gone" : null;
}

/** A stretch of days, a project or a model in it, that cost more than usual. */
export interface Unusual {
  project_id: string | null;
  model: string | null;
}

/** Whether one of the marks is about this very row; a line item has none. */
export function isUnusual(by: BrokenDownBy, key: string | null, marks: readonly Unusual[]) {
  if (key === null || by === "line_item") return false;
  return marks.some((mark) => (by === "project" ? mark.project_id : mark.model) === key);
}

/** What a page can be narrowed to; a project has a page of its own. */
export type Filtering = Exclude<BrokenDownBy, "project">;

/**
 * The same page with nothing else in sight than a model or a line item. Money without a model or a name
 * cannot be asked for alone.
 */
export function filteredAddress(by: Filtering, key: string | null, params: URLSearchParams) {
  if (key === null || key === "") return null;
  const after = new URLSearchParams(params);
  after.set(by, key);
  after.delete("search");
  after.delete("page");
  return { search: searchString(after) };
}

/** "3 of 1,000 projects found" */
export function foundText({ by, found }: Pick<Breakdown, "by" | "found">): string {
  const { one, many } = tabOf(by);
  const words = found.all === 1 ? one : many;
  return `${formatCount(found.count)} of ${formatCount(found.all)} ${words} found`;
}
