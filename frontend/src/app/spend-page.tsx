import { breakdownFile } from "@/api/costs-breakdown";
import { usePrefetch } from "@/api/use-api-query";
import { useBreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { ExportMenu } from "@/features/export/export-menu";
import { FilterChips } from "@/features/filters/filter-chips";
import { ProjectName } from "@/features/project-detail/project-name";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { useSpendSummary } from "@/features/spend-summary/use-spend-summary";
import { type DayRange, dayRange } from "@/lib/dates/days";
import { useSearchParams } from "@/router/use-search-params";
import { HoldUntilLoaded } from "./hold-until-loaded";
import { type Shown, SpendSections } from "./spend-sections";
import { spendQueries } from "./spend-queries";
import { useRefreshSlot } from "./use-refresh-slot";
import { useSpendView } from "./use-spend-view";
import { ViewToolbar } from "./view-toolbar";

/** The content of a page about spend: toolbar, filters, and the sections of data. */
export function SpendPage(props: Shown) {
  const { project, tabs } = props;
  const { view, dates, comparison } = useSpendView(project);
  const table = useBreakdownTable(tabs);
  const { data, isPlaceholderData } = useSpendSummary(view);
  const [params] = useSearchParams();
  const prefetch = usePrefetch();
  const { problem, slot } = useRefreshSlot();
  // The API determines the comparison range, so it is unknown until its response.
  const compared = isPlaceholderData ? null : (data?.body.comparison ?? null);
  /** Of a range that may be chosen next: its answers are there when it is. */
  const prefetchRange = (range: DayRange) => {
    const asked = { view: { ...view, range }, table: { ...table, page: 1 } };
    prefetch(spendQueries({ ...asked, params, history: true }));
  };
  return (
    <>
      <RefreshNotice problem={problem} />
      <ViewToolbar
        dates={dates}
        comparison={comparison}
        comparedRange={compared && dayRange(compared)}
        onHint={prefetchRange}
      >
        <ExportMenu table={breakdownFile(view, table.wanted)} view={view} />
      </ViewToolbar>
      <FilterChips projectName={(id) => <ProjectName id={id} />} />
      <HoldUntilLoaded
        queries={spendQueries({ view, table, params, history: data !== undefined })}
      >
        <SpendSections {...props} refresh={slot} />
      </HoldUntilLoaded>
    </>
  );
}
