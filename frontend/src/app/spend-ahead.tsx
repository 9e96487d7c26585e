import { useBreakdownAhead } from "@/features/breakdown/use-breakdown";
import type { BreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { useChangesAhead } from "@/features/changes/use-changes";
import { useSeriesAhead } from "@/features/chart/use-series";
import { useSpendAhead } from "@/features/usage/use-spend";
import type { View } from "@/lib/view";

interface SpendAheadProps {
  view: View;
  table: Pick<BreakdownTable, "wanted" | "page">;
}

/**
 * Asks for all that a page about spend shows of a view: before the blocks are there to ask, or before
 * anybody has chosen it. First for the total, which is what a person waits for.
 */
export function SpendAhead({ view, table }: SpendAheadProps) {
  useSpendAhead(view);
  useBreakdownAhead(view, table);
  useSeriesAhead(view);
  useChangesAhead(view);
  return null;
}
