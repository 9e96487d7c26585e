import { useMemo } from "react";
import { OtherRanges } from "@/features/date-range/other-ranges";
import { RangeSelector } from "@/features/date-range/range-selector";
import { useDateRange } from "@/features/date-range/use-date-range";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { FilterChips } from "@/features/usage/filter-chips";
import { ProjectsTable } from "@/features/usage/projects-table";
import { useFilters } from "@/features/usage/use-filters";
import { useRowsWanted } from "@/features/usage/use-rows-wanted";
import type { View } from "@/lib/view";
import { PageTitle } from "./page-title";
import { SpendBlocks } from "./spend-blocks";
import { useRefreshSlot } from "./use-refresh-slot";

export function UsagePage() {
  const { preset, label, range, choose } = useDateRange();
  const filters = useFilters();
  const [rows, setRows] = useRowsWanted();
  const { problem, slot } = useRefreshSlot();
  const view: View = useMemo(() => ({ range, compare: "previous", filters }), [range, filters]);
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <RefreshNotice problem={problem} />
      <RangeSelector preset={preset} range={range} onChoose={choose} />
      <FilterChips />
      <SpendBlocks
        view={view}
        label={label.toLowerCase()}
        elsewhere={<OtherRanges preset={preset} onChoose={choose} />}
        refresh={slot}
        rows={(summary) => <ProjectsTable summary={summary} rows={rows} onRows={setRows} />}
      />
    </>
  );
}
