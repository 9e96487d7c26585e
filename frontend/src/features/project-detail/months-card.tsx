import Table from "react-bootstrap/Table";
import type { Bucket, Series } from "@/api/costs-series";
import { QueryState } from "@/components/query-state";
import { Card } from "@/components/card";
import { Money } from "@/components/money";
import { SkeletonLines } from "@/components/skeleton";
import { Tag } from "@/components/tag";
import { NotAvailable } from "@/components/not-available";
import { formatMonth } from "@/lib/dates/days";
import type { Filters } from "@/lib/view";
import styles from "./months-card.module.css";
import { barLength, largest } from "./months-data";
import { useMonths } from "./use-months";

/** How the last twelve calendar months went, each beside the same month a year before. */
export function MonthsCard({ filters }: { filters: Filters }) {
  const query = useMonths(filters);
  return (
    <Card title="By month">
      <QueryState
        query={query}
        waiting="Loading the months…"
        skeleton={<SkeletonLines lines={12} />}
        inCard
      >
        {({ body }) => <MonthsTable months={body} />}
      </QueryState>
    </Card>
  );
}

function MonthsTable({ months }: { months: Series }) {
  const { buckets, comparison, currency, total } = months;
  const of = largest(buckets);
  return (
    <Table className={styles.table ?? ""}>
      <caption className="visually-hidden">
        Cost of each of the last twelve months, and of the same month a year earlier
      </caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" className="wide-only" aria-hidden="true" />
          <th scope="col" className={styles.figures}>
            Cost
          </th>
          <th scope="col" className={styles.figures}>
            Year earlier
          </th>
        </tr>
      </thead>
      <tbody>
        {buckets.toReversed().map((month) => (
          <MonthRow key={month.start_date} month={month} of={of} currency={currency} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td className="wide-only" aria-hidden="true" />
          <td className={styles.figures}>
            <Money amount={total} currency={currency} />
          </td>
          <td className={styles.figures}>
            {comparison && <Money amount={comparison.total} currency={currency} />}
          </td>
        </tr>
      </tfoot>
    </Table>
  );
}

interface MonthRowProps {
  month: Bucket;
  /** The amount of a full bar. */
  of: number;
  currency: string;
}

function MonthRow({ month, of, currency }: MonthRowProps) {
  const { start_date, total, previous, partial } = month;
  return (
    <tr>
      <th scope="row">
        <span className="num">{formatMonth(start_date)}</span>
        {partial && (
          <>
            {" "}
            <Tag>so far</Tag>
          </>
        )}
      </th>
      <td className="wide-only" aria-hidden="true">
        <Bar length={barLength(total, of)} look={partial ? styles.partial : styles.now} />
        <Bar length={barLength(previous ?? 0, of)} look={styles.before} />
      </td>
      <td className={styles.figures}>
        <strong>
          <Money amount={total} currency={currency} />
        </strong>
      </td>
      <td className={styles.figures}>
        {previous === null ? <NotAvailable /> : <Money amount={previous} currency={currency} />}
      </td>
    </tr>
  );
}

function Bar({ length, look }: { length: number; look: string | undefined }) {
  return <div className={`${styles.bar} ${look ?? ""}`} style={{ width: `${length * 100}%` }} />;
}
