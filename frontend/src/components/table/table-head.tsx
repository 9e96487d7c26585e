import type { ReactNode } from "react";
import styles from "./table-head.module.css";

interface TableHeadProps {
  /** Which rows there are to look at. */
  tabs: ReactNode;
  /** How to find some of them, and what else to do with them. */
  children: ReactNode;
}

/** Above a table's columns. */
export function TableHead({ tabs, children }: TableHeadProps) {
  return (
    <div className={styles.head}>
      {tabs}
      <div className={styles.right}>{children}</div>
    </div>
  );
}
