import { breakdownFile } from "@/api/costs-breakdown";
import { BreakdownCard } from "@/features/breakdown/breakdown-card";
import { useBreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { OtherRanges } from "@/features/date-range/other-ranges";
import { ExportMenu } from "@/features/export/export-menu";
import { FilterChips } from "@/features/filters/filter-chips";
import { ProjectName } from "@/features/project/project-name";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { useFilters } from "@/lib/use-filters";
import { PageTitle } from "./page-title";
import { SpendAhead } from "./spend-ahead";
import { SpendBlocks } from "./spend-blocks";
import { useRefreshSlot } from "./use-refresh-slot";
import { useSpendView } from "./use-spend-view";
import { ViewToolbar } from "./view-toolbar";

export function UsagePage() {
  const { dates, view, hinted, toolbar } = useSpendView(useFilters());
  const table = useBreakdownTable(["projects", "models", "line-items"]);
  const { problem, slot } = useRefreshSlot();
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <SpendAhead view={view} table={table} />
      {hinted && <SpendAhead view={hinted} table={{ ...table, page: 1 }} history />}
      <RefreshNotice problem={problem} />
      <ViewToolbar {...toolbar}>
        <ExportMenu table={breakdownFile(view, table.wanted)} view={view} />
      </ViewToolbar>
      <FilterChips projectName={(id) => <ProjectName id={id} />} />
      <SpendBlocks
        view={view}
        label={dates.label}
        elsewhere={<OtherRanges preset={dates.preset} onChoose={dates.choose} />}
        refresh={slot}
        rows={(unusual) => <BreakdownCard view={view} table={table} unusual={unusual} />}
      />
    </>
  );
}
