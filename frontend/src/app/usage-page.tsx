import { useMemo } from "react";
import { useComparison } from "@/features/comparison/use-comparison";
import { OtherRanges } from "@/features/date-range/other-ranges";
import { useDateRange } from "@/features/date-range/use-date-range";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { FilterChips } from "@/features/usage/filter-chips";
import { ProjectsTable } from "@/features/usage/projects-table";
import { useFilters } from "@/features/usage/use-filters";
import { useRowsWanted } from "@/features/usage/use-rows-wanted";
import { useSpend } from "@/features/usage/use-spend";
import { dayRange } from "@/lib/days";
import type { View } from "@/lib/view";
import { PageTitle } from "./page-title";
import { SpendBlocks } from "./spend-blocks";
import { useRefreshSlot } from "./use-refresh-slot";
import { ViewToolbar } from "./view-toolbar";

export function UsagePage() {
  const dates = useDateRange();
  const comparison = useComparison();
  const filters = useFilters();
  const [rows, setRows] = useRowsWanted();
  const { problem, slot } = useRefreshSlot();
  const [range, compare] = [dates.range, comparison.value];
  const view: View = useMemo(() => ({ range, compare, filters }), [range, compare, filters]);
  const { data, isPlaceholderData } = useSpend(view, rows);
  const compared = isPlaceholderData ? null : data?.body.comparison;
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <RefreshNotice problem={problem} />
      <ViewToolbar
        dates={dates}
        comparison={comparison}
        comparedRange={compared ? dayRange(compared) : null}
      />
      <FilterChips />
      <SpendBlocks
        view={view}
        label={dates.label}
        elsewhere={<OtherRanges preset={dates.preset} onChoose={dates.choose} />}
        refresh={slot}
        rows={(summary) => <ProjectsTable summary={summary} rows={rows} onRows={setRows} />}
      />
    </>
  );
}
