import { getUnusual, type UnusualMark } from "@/api/costs-unusual";
import { useApiQuery } from "@/api/use-api-query";
import type { View } from "@/lib/view";

/** The anomalies of a view. */
export interface Anomalies {
  currency: string;
  marks: readonly UnusualMark[];
}

interface Looked {
  /** Null until they are known. */
  unusual: Anomalies | null;
  /** They could not be looked for, which is not the same as that there are none. */
  failed: boolean;
}

/** Which days of a view were unusual. */
export function anomaliesQuery({ range, filters: { projectIds } }: View) {
  return {
    key: ["costs-unusual", range, projectIds],
    fetch: (signal: AbortSignal) => getUnusual(range, projectIds, signal),
  };
}

/** Of a model or a line item alone there are no unusual days. */
export function hasAnomalies({ filters: { models, lineItems } }: View): boolean {
  return models.length === 0 && lineItems.length === 0;
}

/** Looks for unusual days. */
export function useAnomalies(view: View): Looked {
  const looked = hasAnomalies(view);
  const { data, isError, isPlaceholderData } = useApiQuery(anomaliesQuery(view), {
    enabled: looked,
    background: true,
  });
  const unusual = looked && !isPlaceholderData && data ? data.body : null;
  return { unusual, failed: looked && isError && unusual === null };
}
