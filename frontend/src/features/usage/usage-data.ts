import type { DaySpend, ModelSpend, SpendSummary } from "@/api/costs-summary";

const ID_SHOWN = 9;

/** An id short enough to stand beside a name: "proj_8fK2…". */
export function shortId(id: string): string {
  return id.length <= ID_SHOWN + 1 ? id : `${id.slice(0, ID_SHOWN)}…`;
}

/** Money that OpenAI put under no line item, or under one without a name. */
export function modelLabel(model: string | null): string {
  if (model === null) return "No model";
  return model.trim() === "" ? "Unnamed line item" : model;
}

/** Money that OpenAI billed for a model. */
export type NamedModel = ModelSpend & { model: string };

/** The models that cost something in the range, and the one that cost most. */
export function modelUsage(models: ModelSpend[]): { count: number; leader: NamedModel | null } {
  const named = models.filter((model): model is NamedModel => model.model !== null);
  return { count: named.length, leader: named[0] ?? null };
}

/** The day that cost most; null where a single day leaves nothing to compare, or nothing was spent. */
export function dearestDay(days: DaySpend[]): DaySpend | null {
  if (days.length < 2) return null;
  const dearest = days.reduce((most, day) => (day.total > most.total ? day : most));
  return dearest.total > 0 ? dearest : null;
}

/** Nothing at all was billed: not even amounts that cancel each other out. */
export function isEmpty(summary: Pick<SpendSummary, "projects" | "other_currencies">): boolean {
  return summary.projects.length === 0 && summary.other_currencies.length === 0;
}

/** The day that is still counting, where the range has it. */
export function partialDay(days: DaySpend[]): DaySpend | null {
  return days.find((day) => day.partial) ?? null;
}
