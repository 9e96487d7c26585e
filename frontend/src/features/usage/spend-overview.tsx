import type { ReactNode } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import { Announcer } from "@/components/announcer";
import { Answer } from "@/components/answer";
import { Freshness, type RefreshSlot } from "@/components/freshness";
import { StaleNotice } from "@/components/stale-notice";
import { Warnings } from "@/components/warnings";
import { dayRange, formatDayRange } from "@/lib/days";
import { splitWarnings } from "@/lib/figures-standing";
import { formatMoney } from "@/lib/money";
import type { View } from "@/lib/view";
import { ReadingProgress } from "./reading-progress";
import { SpendFigures } from "./spend-figures";
import { SpendSkeleton } from "./spend-skeleton";
import { partialDay } from "./usage-data";
import { useSpend } from "./use-spend";

interface SpendOverviewProps {
  view: View;
  /** The range's name. */
  label: string;
  /** Where to look when the range holds nothing. */
  elsewhere: ReactNode;
  refresh: RefreshSlot;
  /** Who or what the money went to, row by row. */
  rows: ReactNode;
}

/** The spend of a range, or why it is not there. */
export function SpendOverview({ view, label, elsewhere, refresh, rows }: SpendOverviewProps) {
  const query = useSpend(view, "top");
  const { data, isPlaceholderData } = query;
  const name = label.toLowerCase();
  const nameOf = (summary: SpendSummary) => {
    const shown = dayRange(summary.range);
    const asked = shown.start === view.range.start && shown.end === view.range.end;
    // Figures of the range before are named by their own days, not by the button just pressed.
    return isPlaceholderData && !asked ? formatDayRange(shown) : name;
  };
  return (
    <>
      <Announcer>
        {data && !isPlaceholderData
          ? `Total cost, ${name}: ${formatMoney(data.body.total, data.body.currency)}`
          : ""}
      </Announcer>
      <Answer
        query={query}
        waiting="Loading the costs…"
        skeleton={<SpendSkeleton />}
        progress={<ReadingProgress />}
      >
        {({ body: summary, standing }) => {
          const { failed, others } = splitWarnings(summary.warnings);
          return (
            <>
              <Freshness
                asOf={summary.as_of}
                standing={standing}
                partialToday={partialDay(summary.days) !== null}
                refresh={refresh}
              />
              <StaleNotice messages={failed} />
              <Warnings warnings={others} />
              <SpendFigures
                summary={summary}
                label={nameOf(summary)}
                elsewhere={elsewhere}
                rows={rows}
              />
            </>
          );
        }}
      </Answer>
    </>
  );
}
