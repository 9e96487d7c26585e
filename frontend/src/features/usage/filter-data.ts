import { ALL_MONEY, type Filters } from "@/lib/view";

/** The names that filters have in the address. */
export const FILTER_NAMES = { projectIds: "project", models: "model", lineItems: "line_item" } as const;

/** Which part of the money the address lets in. */
export function parseFilters(params: URLSearchParams): Filters {
  const projectIds = params.getAll(FILTER_NAMES.projectIds);
  const models = params.getAll(FILTER_NAMES.models);
  const lineItems = params.getAll(FILTER_NAMES.lineItems);
  const none = projectIds.length + models.length + lineItems.length === 0;
  return none ? ALL_MONEY : { projectIds, models, lineItems };
}

/** One filter that is on, in words, and the address without it. */
export interface FilterWords {
  what: string;
  value: string;
  without: string;
}

export function filterWords(params: URLSearchParams): FilterWords[] {
  const words = { project: "Project", model: "Model", line_item: "Line item" };
  return Object.values(FILTER_NAMES).flatMap((name) =>
    params.getAll(name).map((value) => {
      const without = new URLSearchParams(params);
      without.delete(name, value);
      without.delete("page");
      const none = name === "project" && value === "none";
      return {
        what: words[name],
        value: none ? "No project" : value,
        without: `?${without.toString()}`,
      };
    }),
  );
}
