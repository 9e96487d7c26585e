import { getUnusual, type UnusualMark } from "@/api/costs-unusual";
import { useFigures } from "@/api/use-api-query";
import type { View } from "@/lib/view";

/** The unusual days of a view. */
export interface UnusualDays {
  currency: string;
  marks: readonly UnusualMark[];
}

interface Looked {
  /** Null until they are known. */
  unusual: UnusualDays | null;
  /** They could not be looked for, which is not the same as that there are none. */
  failed: boolean;
}

/** Which days of a view were unusual. */
export function unusualQuestion({ range, filters: { projectIds } }: View) {
  return {
    key: ["costs-unusual", range, projectIds],
    ask: (signal: AbortSignal) => getUnusual(range, projectIds, signal),
  };
}

/** Of a model or a line item alone there are no unusual days. */
export function hasUnusualDays({ filters: { models, lineItems } }: View): boolean {
  return models.length === 0 && lineItems.length === 0;
}

/** Looks for unusual days. */
export function useUnusual(view: View): Looked {
  const looked = hasUnusualDays(view);
  const { data, isError, isPlaceholderData } = useFigures(unusualQuestion(view), {
    enabled: looked,
    unattended: true,
  });
  const unusual = looked && !isPlaceholderData && data ? data.body : null;
  return { unusual, failed: looked && isError && unusual === null };
}
