import type { DaySpend, ModelSpend, SpendSummary } from "@/api/costs-summary";
import { formatCount } from "@/lib/format/count";
import { modelLabel } from "@/lib/labels";

/** "150 other projects": the label of a row that sums up the rest. */
function othersLabel(others: number, what: string): string {
  return `${formatCount(others)} other ${what}${others === 1 ? "" : "s"}`;
}

/** A model's name, or how many other models the row sums up. */
export function modelRowLabel({ model, others }: Pick<ModelSpend, "model" | "others">): string {
  return others > 0 ? othersLabel(others, "model") : modelLabel(model);
}

/** Nothing at all was billed: not even amounts that cancel each other out. */
export function isEmpty(summary: Pick<SpendSummary, "projects" | "other_currencies">): boolean {
  return summary.projects.length === 0 && summary.other_currencies.length === 0;
}

/** The day that is still counting, where the range has it. */
export function partialDay(days: DaySpend[]): DaySpend | null {
  return days.find((day) => day.partial) ?? null;
}
