import type { ReactNode } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import { LiveRegion } from "@/components/live-region";
import { QueryState } from "@/components/query-state";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Freshness, type RefreshSlot } from "@/components/freshness";
import { StaleNotice } from "@/components/stale-notice";
import { Warnings } from "@/components/warnings";
import { dayRange, formatDayRange } from "@/lib/dates/days";
import { splitWarnings } from "@/api/freshness";
import { formatMoney } from "@/lib/format/money";
import { isFiltered, type View } from "@/lib/view";
import { ReadingProgress } from "./reading-progress";
import { SpendSkeleton } from "./spend-skeleton";
import { SummaryCard } from "./summary-card";
import { isEmpty, partialDay } from "./summary-data";
import { useSpendSummary } from "./use-spend-summary";

interface SpendOverviewProps {
  view: View;
  /** The range's name, within a sentence: "this month". */
  label: string;
  /** Where to look when the range holds nothing. */
  elsewhere: ReactNode;
  refresh: RefreshSlot;
  /** Where the month ends: a figure among the others. */
  forecast?: ReactNode;
  /** Why the total moved. */
  sentence?: ReactNode;
  /** Shown instead of the sections where there is no spend any more. */
  changes?: ReactNode;
  /** The sections below the summary, rendered once it is loaded. */
  children: (summary: SpendSummary) => ReactNode;
}

/** The summary of a view and the sections below it, or why there is nothing to show. */
export function SpendOverview(props: SpendOverviewProps) {
  const { view, label, elsewhere, refresh, forecast, sentence, changes, children } = props;
  const query = useSpendSummary(view);
  const { data, error, isPlaceholderData } = query;
  const nameOf = (summary: SpendSummary) => {
    const shown = dayRange(summary.range);
    const asked = shown.start === view.range.start && shown.end === view.range.end;
    // Figures of the range before are named by their own days, not by the button just pressed.
    return isPlaceholderData && !asked ? formatDayRange(shown) : label;
  };
  return (
    <>
      <LiveRegion>
        {data && !isPlaceholderData
          ? `Total cost, ${label}: ${formatMoney(data.body.total, data.body.currency)}`
          : ""}
      </LiveRegion>
      <QueryState
        query={query}
        waiting="Loading the costs…"
        skeleton={<SpendSkeleton />}
        progress={<ReadingProgress />}
      >
        {({ body: summary, freshness }) => {
          const { failed, others } = splitWarnings(summary.warnings);
          const empty = isEmpty(summary);
          const gone = (summary.comparison?.total ?? 0) !== 0;
          return (
            <>
              <Freshness
                asOf={summary.as_of}
                freshness={error === null ? freshness : "stale"}
                partialToday={partialDay(summary.days) !== null}
                refresh={refresh}
              />
              <StaleNotice messages={failed} />
              <Warnings warnings={others} />
              <SummaryCard
                oneProject={view.filters.projectIds.length === 1}
                summary={summary}
                label={nameOf(summary)}
                forecast={forecast}
                sentence={empty && !gone ? undefined : sentence}
              />
              {empty ? (
                <>
                  <NothingSpent part={isFiltered(view.filters)} elsewhere={elsewhere} />
                  {gone && changes}
                </>
              ) : (
                children(summary)
              )}
            </>
          );
        }}
      </QueryState>
    </>
  );
}

interface NothingSpentProps {
  /** Filters are active. */
  part: boolean;
  elsewhere: ReactNode;
}

function NothingSpent({ part, elsewhere }: NothingSpentProps) {
  return (
    <Card title="No spend" titleHidden>
      <EmptyState title="No spend in this period" actions={elsewhere}>
        OpenAI has billed nothing {part ? "for the current filters" : "in this period"}. New usage can
        take a few hours to appear.
      </EmptyState>
    </Card>
  );
}
