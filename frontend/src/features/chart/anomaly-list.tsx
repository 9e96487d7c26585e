import { useState } from "react";
import { Link } from "@/router/link";
import { formatDayShort } from "@/lib/dates/days";
import { useSearchParams } from "@/router/use-search-params";
import type { UnusualDay } from "./chart-data";
import { daysLink } from "./drill-down-links";
import styles from "./anomaly-list.module.css";

const SHOWN = 2;

/** The days on which more was spent than usual, and by whom; each leads into its day. */
export function AnomalyList({ days }: { days: readonly UnusualDay[] }) {
  const [params] = useSearchParams();
  const [all, setAll] = useState(false);
  const shown = all ? days : days.slice(0, SHOWN);
  const more = days.length - SHOWN;
  return (
    <ul className={styles.list} aria-label="Unusual days">
      {shown.map(({ date, words }) => (
        <li key={date + words}>
          <Link to={daysLink(params, { start: date, end: date })}>{formatDayShort(date)}</Link>:{" "}
          {words}
        </li>
      ))}
      {more > 0 && (
        <li>
          <button
            type="button"
            className={styles.more}
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? "Show fewer" : `${more} more`}
          </button>
        </li>
      )}
    </ul>
  );
}
