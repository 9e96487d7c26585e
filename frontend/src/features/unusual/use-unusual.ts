import { getUnusual, type UnusualMark } from "@/api/costs-unusual";
import { useFigures, useFiguresAhead } from "@/api/use-figures";
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

function question({ range, filters: { projectIds } }: View) {
  return {
    key: ["costs-unusual", range, projectIds],
    ask: (signal: AbortSignal) => getUnusual(range, projectIds, signal),
  };
}

/** Of a model or a line item alone there are no unusual days. */
function isLookedAt({ filters: { models, lineItems } }: View): boolean {
  return models.length === 0 && lineItems.length === 0;
}

/** Looks for unusual days. */
export function useUnusual(view: View): Looked {
  const looked = isLookedAt(view);
  const { data, isError, isPlaceholderData } = useFigures(question(view), {
    enabled: looked,
    unattended: true,
  });
  const unusual = looked && !isPlaceholderData && data ? data.body : null;
  return { unusual, failed: looked && isError && unusual === null };
}

/** Looks for those of a view that may be chosen next; null is none. */
export function useUnusualAhead(view: View | null) {
  useFiguresAhead(view && isLookedAt(view) ? question(view) : null);
}
