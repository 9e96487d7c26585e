import { getUnusual, type UnusualMark } from "@/api/costs-unusual";
import { useFigures } from "@/api/use-figures";
import type { View } from "@/lib/view";

/** The unusual days of a view; null until they are known. */
export interface UnusualDays {
  currency: string;
  marks: readonly UnusualMark[];
}

/** Looks for unusual days; of a model or a line item alone there are none. */
export function useUnusual({ range, filters }: View): UnusualDays | null {
  const { projectIds, models, lineItems } = filters;
  const looked = models.length === 0 && lineItems.length === 0;
  const { data, isPlaceholderData } = useFigures(
    {
      key: ["costs-unusual", range, projectIds],
      ask: (signal) => getUnusual(range, projectIds, signal),
    },
    { enabled: looked },
  );
  return looked && !isPlaceholderData && data ? data.body : null;
}
