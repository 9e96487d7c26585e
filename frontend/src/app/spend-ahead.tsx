import { useBreakdownAhead } from "@/features/breakdown/use-breakdown";
import type { BreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { useChangesAhead } from "@/features/changes/use-changes";
import { useSeriesAhead } from "@/features/chart/use-series";
import { useUnusualAhead } from "@/features/unusual/use-unusual";
import { useSpendAhead } from "@/features/usage/use-spend";
import type { View } from "@/lib/view";

interface SpendAheadProps {
  view: View;
  table: Pick<BreakdownTable, "wanted" | "page">;
  /** Also what takes half a year of history, for which no first visitor should wait. */
  history?: boolean;
}

/**
 * Asks for all that a page about spend shows of a view: before the blocks are there to ask, or before
 * anybody has chosen it. First for the total, which is what a person waits for.
 */
export function SpendAhead({ view, table, history = false }: SpendAheadProps) {
  useSpendAhead(view);
  useBreakdownAhead(view, table);
  useSeriesAhead(view);
  useChangesAhead(view);
  useUnusualAhead(history ? view : null);
  return null;
}
