import { seriesColour } from "@/lib/series-colour";
import { HEIGHT, sparklinePath, WIDTH } from "./sparkline-path";
import styles from "./sparkline.module.css";

interface SparklineProps {
  /** Amounts of equal stretches of time. */
  values: readonly number[];
  /** Its place by total, which gives it the colour that it has in the chart. */
  rank: number;
}

/** How an amount went, at a glance; the figures beside it say the rest. */
export function Sparkline({ values, rank }: SparklineProps) {
  return (
    <svg className={styles.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={sparklinePath(values)} style={{ stroke: seriesColour(rank) }} />
    </svg>
  );
}
