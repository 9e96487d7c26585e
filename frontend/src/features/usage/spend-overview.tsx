import type { ReactNode } from "react";
import { Announcer } from "@/components/announcer";
import { Answer } from "@/components/answer";
import { Freshness } from "@/components/freshness";
import { Warnings } from "@/components/warnings";
import { type DayRange, dayRange, formatDayRange } from "@/lib/days";
import { formatMoney } from "@/lib/money";
import { SpendFigures } from "./spend-figures";
import { SpendSkeleton } from "./spend-skeleton";
import { partialDay } from "./usage-data";
import { useSpend } from "./use-spend";

interface SpendOverviewProps {
  range: DayRange;
  /** The range's name. */
  label: string;
  /** Where to look when the range holds nothing. */
  elsewhere: ReactNode;
}

/** The spend of a range, or why it is not there. */
export function SpendOverview({ range, label, elsewhere }: SpendOverviewProps) {
  const query = useSpend(range);
  const { data, isPlaceholderData } = query;
  const name = label.toLowerCase();
  return (
    <>
      <Announcer>
        {data && !isPlaceholderData
          ? `Total cost, ${name}: ${formatMoney(data.total, data.currency)}`
          : ""}
      </Announcer>
      <Answer query={query} waiting="Loading the costs…" skeleton={<SpendSkeleton />}>
        {(summary) => (
          <>
            <Freshness asOf={summary.as_of} partialToday={partialDay(summary.days) !== null} />
            <Warnings warnings={summary.warnings} />
            <SpendFigures
              summary={summary}
              // Figures of the range before are named by their own days, not by the button just pressed.
              label={isPlaceholderData ? formatDayRange(dayRange(summary.range)) : name}
              elsewhere={elsewhere}
            />
          </>
        )}
      </Answer>
    </>
  );
}
