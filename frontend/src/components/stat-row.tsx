import type { ReactNode } from "react";
import styles from "./stat-row.module.css";

/** Figures side by side with hairlines between, on a phone two abreast below the first. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className={styles.strip}>{children}</dl>;
}

interface StatProps {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  /** Beside the label: how the figure went over time. */
  trend?: ReactNode;
  /** The one figure that the page is about. */
  leading?: boolean;
}

export function Stat({ label, value, note, trend, leading = false }: StatProps) {
  return (
    <div className={`${styles.figure} ${leading ? styles.leading : ""}`}>
      <dt className={styles.label}>{label}</dt>
      <dd className={`${styles.value} num`}>{value}</dd>
      {note !== undefined && <dd className={styles.note}>{note}</dd>}
      {trend !== undefined && <dd className={styles.trend}>{trend}</dd>}
    </div>
  );
}
