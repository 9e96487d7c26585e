import { lazy, Suspense, useDeferredValue } from "react";
import type { DaySpend } from "@/api/costs-summary";
import { Card } from "@/components/card";
import { formatDay } from "@/lib/days";
import { formatMoney } from "@/lib/money";
import styles from "./daily-cost-card.module.css";
import { describeDays, partialNote } from "./daily-cost-data";

// The figures come first; the drawing library follows when they stand.
const DailyCostChart = lazy(() => import("./daily-cost-chart"));

interface DailyCostCardProps {
  days: DaySpend[];
  currency: string;
}

/** What each day cost: bars for the eye, a table for everyone else. */
export function DailyCostCard({ days, currency }: DailyCostCardProps) {
  const drawn = useDeferredValue(days);
  const note = partialNote(days, currency);
  return (
    <Card
      title="Cost per day"
      className={styles.card}
      aside={
        note !== null && (
          <span className={styles.note}>
            <span className={styles.hatch} aria-hidden="true" />
            {note}
          </span>
        )
      }
    >
      <div className={styles.chart}>
        <div className={styles.canvas}>
          <Suspense fallback={null}>
            <DailyCostChart
              days={drawn}
              currency={currency}
              description={describeDays(drawn, currency)}
            />
          </Suspense>
        </div>
      </div>
      <table className="visually-hidden">
        <caption>Cost per day</caption>
        <thead>
          <tr>
            <th scope="col">Day (UTC)</th>
            <th scope="col">Cost</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <th scope="row">{formatDay(day.date)}</th>
              <td>
                {formatMoney(day.total, currency)}
                {day.partial && ", so far"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
