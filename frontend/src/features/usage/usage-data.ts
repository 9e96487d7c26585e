import type { Answer } from "@/api/client";
import type { DaySpend, ModelSpend, ProjectSpend, SpendSummary } from "@/api/costs-summary";
import { formatCount } from "@/lib/count";
import type { Standing } from "@/lib/standing";

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

type Warnings = SpendSummary["warnings"];

const FAILED = ["stale", "stale_names"];
const ABOUT_AGE = ["refreshing", ...FAILED];

/** The API's warnings: those that newer figures could not be had, and those about other things. */
export function splitWarnings(warnings: Warnings): { failed: string[]; others: Warnings } {
  return {
    failed: warnings.filter(({ code }) => FAILED.includes(code)).map(({ message }) => message),
    others: warnings.filter(({ code }) => !ABOUT_AGE.includes(code)),
  };
}

/** How the figures stand: what failed is said by the warnings, names that are read anew by no one. */
export function summaryStanding({
  body: { warnings },
  stale,
}: Pick<Answer<Pick<SpendSummary, "warnings">>, "body" | "stale">): Standing {
  const codes = new Set(warnings.map(({ code }) => code));
  if (!stale) return "fresh";
  if (codes.has("stale")) return "stale";
  if (codes.has("refreshing")) return "refreshing";
  return codes.has("stale_names") ? "stale" : "refreshing";
}
