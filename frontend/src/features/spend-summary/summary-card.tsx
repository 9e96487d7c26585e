import type { ReactNode } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import { Card } from "@/components/card";
import { Stat, StatRow } from "@/components/stat-row";
import { Money } from "@/components/money";
import { Sparkline } from "@/components/sparkline";
import { formatCount } from "@/lib/format/count";
import { formatDayShort } from "@/lib/dates/days";
import { modelLabel } from "@/lib/labels";
import { formatShare } from "@/lib/format/share";
import { ComparisonNote } from "./comparison-note";
import styles from "./summary-card.module.css";
import { partialDay } from "./summary-data";

interface SummaryCardProps {
  /** Of one project alone there is nothing to count. */
  oneProject: boolean;
  summary: SpendSummary;
  /** Which days these are: "this month". */
  label: string;
  /** Where the month ends: a figure among the others. */
  forecast?: ReactNode;
  /** Why the total moved. */
  sentence?: ReactNode;
}

/** The total and the other key figures. */
export function SummaryCard(props: SummaryCardProps) {
  const { oneProject, summary, label, forecast, sentence } = props;
  const { currency, comparison, days, range } = summary;
  // One day that is not over has no average to speak of.
  const counting = range.days === 1 && partialDay(days) !== null;
  return (
    <Card title="Summary" titleHidden>
      <StatRow>
        <Stat
          leading
          label={`Total Cost, ${label}`}
          value={<Money amount={summary.total} currency={currency} />}
          note={
            <>
              {counting && "so far"}
              {counting && comparison && ", "}
              {comparison && <ComparisonNote comparison={comparison} currency={currency} />}
            </>
          }
          trend={
            days.length > 2 && (
              <Sparkline
                values={days.map(({ total }) => total)}
                partial={partialDay(days) !== null}
              />
            )
          }
        />
        {forecast}
        {range.days > 1 && <DailyAverage summary={summary} />}
        {!oneProject && (
          <ProjectCount count={summary.project_count} oneDay={range.days === 1} />
        )}
        <ModelCount count={summary.model_count} />
      </StatRow>
      {sentence}
      <OtherCurrencies totals={summary.other_currencies} />
    </Card>
  );
}

function DailyAverage({ summary }: { summary: SpendSummary }) {
  const { currency, daily_average, dearest_day: highest } = summary;
  return (
    <Stat
      label="Daily Average"
      value={<Money amount={daily_average} currency={currency} />}
      note={
        highest && (
          <>
            Highest day: <span className="num">{formatDayShort(highest.date)},</span>{" "}
            <Money amount={highest.total} currency={currency} />
          </>
        )
      }
    />
  );
}

interface ProjectCountProps {
  count: SpendSummary["project_count"];
  oneDay: boolean;
}

function ProjectCount({ count, oneDay }: ProjectCountProps) {
  return (
    <Stat
      label="Project Count"
      value={
        <>
          {formatCount(count.with_spend)}
          {count.all !== null && <span className={styles.of}> of {formatCount(count.all)}</span>}
        </>
      }
      note={`active ${oneDay ? "on this day" : "in this period"}${news(count.new)}`}
    />
  );
}

function ModelCount({ count }: { count: SpendSummary["model_count"] }) {
  const { with_spend, leading } = count;
  return (
    <Stat
      label="Model Usage"
      value={
        <>
          {formatCount(with_spend)}
          <span className={styles.of}> {with_spend === 1 ? "model" : "models"}</span>
        </>
      }
      note={
        with_spend > 1 &&
        leading && (
          <>
            {modelLabel(leading.model)} leads
            {leading.share !== null && `, ${formatShare(leading.share)}`}
            {news(count.new)}
          </>
        )
      }
    />
  );
}

/** ", 2 new": those that had no spend in the days compared with. */
function news(count: number | null): string {
  return count === null || count === 0 ? "" : `, ${formatCount(count)} new`;
}

/** Amounts in another currency are named, and never added to the total. */
function OtherCurrencies({ totals }: { totals: SpendSummary["other_currencies"] }) {
  if (totals.length === 0) return null;
  return (
    <p className={styles.line}>
      In other currencies, not in the total:{" "}
      {totals.map(({ currency, total }, index) => (
        <strong key={currency}>
          {index > 0 && ", "}
          <Money amount={total} currency={currency} /> {currency.toUpperCase()}
        </strong>
      ))}
    </p>
  );
}
