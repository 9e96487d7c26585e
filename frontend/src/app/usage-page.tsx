import { breakdownFile } from "@/api/costs-breakdown";
import { BreakdownCard } from "@/features/breakdown/breakdown-card";
import { useBreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { useComparison } from "@/features/comparison/use-comparison";
import { OtherRanges } from "@/features/date-range/other-ranges";
import { useDateRange } from "@/features/date-range/use-date-range";
import { ExportMenu } from "@/features/export/export-menu";
import { FilterChips } from "@/features/filters/filter-chips";
import { ProjectName } from "@/features/project/project-name";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { SpendOverview } from "@/features/usage/spend-overview";
import { useFilters } from "@/lib/use-filters";
import type { View } from "@/lib/view";
import { PageTitle } from "./page-title";
import { useRefreshSlot } from "./use-refresh-slot";
import { ViewToolbar } from "./view-toolbar";

export function UsagePage() {
  const dates = useDateRange();
  const comparison = useComparison();
  const filters = useFilters();
  const table = useBreakdownTable(["projects", "models", "line-items"]);
  const { problem, slot } = useRefreshSlot();
  const view: View = { range: dates.range, compare: comparison.value, filters };
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <RefreshNotice problem={problem} />
      <ViewToolbar dates={dates} comparison={comparison}>
        <ExportMenu table={breakdownFile(view, table.wanted)} view={view} />
      </ViewToolbar>
      <FilterChips projectName={(id) => <ProjectName id={id} />} />
      <SpendOverview
        view={view}
        label={dates.label}
        elsewhere={<OtherRanges preset={dates.preset} onChoose={dates.choose} />}
        refresh={slot}
        rows={<BreakdownCard view={view} table={table} />}
      />
    </>
  );
}
