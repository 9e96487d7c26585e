import { useMemo } from "react";
import { getUnusual } from "@/api/costs-unusual";
import { useFigures } from "@/api/use-figures";
import type { View } from "@/lib/view";
import { unusualWords, type UnusualWords } from "./unusual-data";

const NONE: UnusualWords[] = [];

/** The unusual days of a view, in words; of a model or a line item alone nobody looks for any. */
export function useUnusual({ range, filters }: View): readonly UnusualWords[] {
  const { projectIds, models, lineItems } = filters;
  const looked = models.length === 0 && lineItems.length === 0;
  const { data, isPlaceholderData } = useFigures(
    {
      key: ["costs-unusual", range, projectIds],
      ask: (signal) => getUnusual(range, projectIds, signal),
    },
    { enabled: looked },
  );
  const body = looked && !isPlaceholderData ? data?.body : undefined;
  return useMemo(() => (body ? unusualWords(body) : NONE), [body]);
}
