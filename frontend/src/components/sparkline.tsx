import styles from "./sparkline.module.css";
import { linePoints } from "./sparkline-data";

const WIDTH = 100;
const HEIGHT = 24;

interface SparklineProps {
  /** Amounts of as many days or weeks, in their order. */
  values: readonly number[];
  /** The theme's token for its colour. */
  token?: `--${string}`;
  /** The last value is incomplete, and is drawn dotted. */
  partial?: boolean;
  className?: string | undefined;
}

/** Amounts over time as a line, without labels. */
export function Sparkline({
  values,
  token = "--series-1",
  partial = false,
  className,
}: SparklineProps) {
  const points = linePoints(values, WIDTH, HEIGHT).split(" ");
  const whole = partial ? points.slice(0, -1) : points;
  return (
    <svg
      className={`${styles.line} ${className ?? ""}`}
      viewBox={`-1 -2 ${WIDTH + 2} ${HEIGHT + 4}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      style={{ color: `var(${token})` }}
    >
      <polyline points={whole.join(" ")} />
      {partial && <polyline className={styles.counting} points={points.slice(-2).join(" ")} />}
    </svg>
  );
}
