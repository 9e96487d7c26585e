import type { ReactNode } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import { Announcer } from "@/components/announcer";
import { Card } from "@/components/card";
import { Freshness } from "@/components/freshness";
import { Loading } from "@/components/loading";
import { ProblemNotice, ProblemState } from "@/components/problem-state";
import { Warnings } from "@/components/warnings";
import { type DayRange, formatDayRange } from "@/lib/days";
import { formatMoney } from "@/lib/money";
import { SpendFigures } from "./spend-figures";
import { SpendSkeleton } from "./spend-skeleton";
import styles from "./spend.module.css";
import { partialDay } from "./usage-data";
import { useSpend } from "./use-spend";

/** Figures of the range before are named by their own days, not by the button just pressed. */
function daysOf({ range }: SpendSummary): string {
  return formatDayRange({ start: range.start_date, end: range.end_date });
}

interface SpendOverviewProps {
  range: DayRange;
  /** The range's name. */
  label: string;
  /** Where to look when the range holds nothing. */
  elsewhere: ReactNode;
}

/** The spend of a range, or why it is not there. */
export function SpendOverview({ range, label, elsewhere }: SpendOverviewProps) {
  const { data, error, isFetching, isPlaceholderData, refetch } = useSpend(range);
  const onTry = () => void refetch();
  return (
    <>
      <Announcer>
        {data && !isPlaceholderData
          ? `Total cost, ${label.toLowerCase()}: ${formatMoney(data.total, data.currency)}`
          : ""}
      </Announcer>
      {error &&
        (data ? (
          <ProblemNotice problem={error} onTry={onTry} busy={isFetching} />
        ) : (
          <Card title="No figures" titleHidden>
            <ProblemState problem={error} onTry={onTry} busy={isFetching} />
          </Card>
        ))}
      {!data && !error && <Loading label="Loading the costs…" skeleton={<SpendSkeleton />} />}
      {data && (
        <div className={isPlaceholderData ? styles.old : ""} aria-busy={isPlaceholderData}>
          <Freshness asOf={data.as_of} partialToday={partialDay(data.days) !== null} />
          <Warnings warnings={data.warnings} />
          <SpendFigures
            summary={data}
            label={isPlaceholderData ? daysOf(data) : label.toLowerCase()}
            elsewhere={elsewhere}
          />
        </div>
      )}
    </>
  );
}
