import { getUnusual, type UnusualMark } from "@/api/costs-unusual";
import { useFigures } from "@/api/use-figures";
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

/** Looks for unusual days; of a model or a line item alone there are none. */
export function useUnusual({ range, filters }: View): Looked {
  const { projectIds, models, lineItems } = filters;
  const looked = models.length === 0 && lineItems.length === 0;
  const { data, isError, isPlaceholderData } = useFigures(
    {
      key: ["costs-unusual", range, projectIds],
      ask: (signal) => getUnusual(range, projectIds, signal),
    },
    { enabled: looked, unattended: true },
  );
  const unusual = looked && !isPlaceholderData && data ? data.body : null;
  return { unusual, failed: looked && isError && unusual === null };
}
