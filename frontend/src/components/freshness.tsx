import type { ReactNode } from "react";
import { formatAsOf } from "@/lib/dates/days";
import type { FreshnessStatus } from "@/api/freshness";
import { useToday } from "@/lib/dates/use-today";
import styles from "./freshness.module.css";
import { HeaderStatus } from "./header-status";

/** What a page renders beside the age of its data, given whether a refresh is under way. */
export type RefreshSlot = (refreshing: boolean) => ReactNode;

interface FreshnessProps {
  /** ISO 8601, UTC; null where the API does not say. */
  asOf: string | null;
  freshness: FreshnessStatus;
  /** The data includes the current day. */
  partialToday?: boolean;
  refresh: RefreshSlot;
}

/** "As of 12:03 UTC · today is incomplete", and the refresh button. */
export function Freshness({ asOf, freshness, partialToday = false, refresh }: FreshnessProps) {
  const refreshing = freshness === "refreshing";
  return (
    <HeaderStatus>
      <span className={`${styles.dot} ${styles[freshness]}`} aria-hidden="true" />
      <span className={styles.words}>
        {asOf !== null && <AsOf asOf={asOf} />}
        {partialToday && <span className="wide-only"> · today is incomplete</span>}
        <span className={refreshing ? styles.now : ""}>
          <span role="status" className="num">
            {refreshing && "Refreshing…"}
          </span>
        </span>
      </span>
      {refresh(refreshing)}
    </HeaderStatus>
  );
}

function AsOf({ asOf }: { asOf: string }) {
  return (
    <span className="num">
      As of <time dateTime={asOf}>{formatAsOf(asOf, useToday())}</time>
    </span>
  );
}
