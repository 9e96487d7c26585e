import { formatAsOf } from "@/lib/days";
import { useToday } from "@/lib/use-today";
import styles from "./freshness.module.css";
import { HeaderStatus } from "./header-status";

interface FreshnessProps {
  /** ISO 8601, UTC. */
  asOf: string;
  /** Whether the figures count a day that is not over. */
  partialToday?: boolean;
}

/** "As of 12:03 UTC · today is partial", always in sight. */
export function Freshness({ asOf, partialToday = false }: FreshnessProps) {
  const today = useToday();
  return (
    <HeaderStatus>
      <span className={styles.dot} aria-hidden="true" />
      <span className="num">
        <span className={styles.words}>As of </span>
        <time dateTime={asOf}>{formatAsOf(asOf, today)}</time>
        {partialToday && <span className="wide-only"> · today is partial</span>}
      </span>
    </HeaderStatus>
  );
}
