import type { DaySpend, ModelSpend, ProjectSpend, SpendSummary } from "@/api/costs-summary";
import { formatCount } from "@/lib/count";
import { modelLabel } from "@/lib/model-label";

/** "150 other projects": what the last row of a breakdown that was cut short stands for. */
function othersLabel(others: number, what: string): string {
  return `${formatCount(others)} other ${what}${others === 1 ? "" : "s"}`;
}

/** A model's row by its name, or by how many models it stands for. */
export function modelRowLabel({ model, others }: Pick<ModelSpend, "model" | "others">): string {
  return others > 0 ? othersLabel(others, "model") : modelLabel(model);
}

/** The API ends a breakdown after so many rows unless all are wanted. */
export const TOP_ROWS = 100;

/** The row that stands for all projects without one of their own. */
export interface OtherProjects {
  row: ProjectSpend;
  label: string;
}

/** The rows of single projects, and the one for all others where there is one. */
export function splitOthers(projects: ProjectSpend[]): {
  single: ProjectSpend[];
  others: OtherProjects | null;
} {
  const others = projects.find((project) => project.others > 0) ?? null;
  return {
    single: projects.filter((project) => project.others === 0),
    others: others && { row: others, label: othersLabel(others.others, "project") },
  };
}

/** Money that OpenAI billed for a model. */
export type NamedModel = ModelSpend & { model: string };

/** The models that cost something in the range, and the one that cost most. */
export function modelUsage(models: ModelSpend[]): { count: number; leader: NamedModel | null } {
  const named = models.filter((model): model is NamedModel => model.model !== null);
  const unnamed = models.find((model) => model.others > 0)?.others ?? 0;
  return { count: named.length + unnamed, leader: named[0] ?? null };
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
