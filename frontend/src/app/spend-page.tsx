import { breakdownFile } from "@/api/costs-breakdown";
import { useAskAhead } from "@/api/use-api-query";
import { useBreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { ExportMenu } from "@/features/export/export-menu";
import { FilterChips } from "@/features/filters/filter-chips";
import { ProjectName } from "@/features/project-detail/project-name";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { useSpend } from "@/features/spend-summary/use-spend-summary";
import { type DayRange, dayRange } from "@/lib/dates/days";
import { useSearchParams } from "@/router/use-search-params";
import { OnceKnown } from "./hold-until-loaded";
import { type Shown, SpendBlocks } from "./spend-sections";
import { spendQuestions } from "./spend-queries";
import { useRefreshSlot } from "./use-refresh-slot";
import { useSpendView } from "./use-spend-view";
import { ViewToolbar } from "./view-toolbar";

/** What a page about spend shows below its title: what is looked at, and the figures of that. */
export function SpendFigures(props: Shown) {
  const { project, tabs } = props;
  const { view, dates, comparison } = useSpendView(project);
  const table = useBreakdownTable(tabs);
  const { data, isPlaceholderData } = useSpend(view);
  const [params] = useSearchParams();
  const askAhead = useAskAhead();
  const { problem, slot } = useRefreshSlot();
  // The days compared with are the API's word, so that they are not known before its answer.
  const compared = isPlaceholderData ? null : (data?.body.comparison ?? null);
  /** Of a range that may be chosen next: its answers are there when it is. */
  const askAheadOf = (range: DayRange) => {
    const asked = { view: { ...view, range }, table: { ...table, page: 1 } };
    askAhead(spendQuestions({ ...asked, params, history: true }));
  };
  return (
    <>
      <RefreshNotice problem={problem} />
      <ViewToolbar
        dates={dates}
        comparison={comparison}
        comparedRange={compared && dayRange(compared)}
        onHint={askAheadOf}
      >
        <ExportMenu table={breakdownFile(view, table.wanted)} view={view} />
      </ViewToolbar>
      <FilterChips projectName={(id) => <ProjectName id={id} />} />
      <OnceKnown
        questions={spendQuestions({ view, table, params, history: data !== undefined })}
      >
        <SpendBlocks {...props} refresh={slot} />
      </OnceKnown>
    </>
  );
}
