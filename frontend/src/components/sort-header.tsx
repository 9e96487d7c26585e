import type { ReactNode } from "react";
import styles from "./sort-header.module.css";

export type Sorted = "ascending" | "descending" | undefined;

interface SortHeaderProps {
  sorted: Sorted;
  hint: string | undefined;
  onSort: () => void;
  children: ReactNode;
}

const ARROW = { ascending: "▴", descending: "▾" } as const;

/** A column's name as the button that puts the table in its order. */
export function SortHeader({ sorted, hint, onSort, children }: SortHeaderProps) {
  return (
    <button type="button" className={styles.button} title={hint} onClick={onSort}>
      {children}
      <span className={styles.arrow} aria-hidden="true">
        {sorted && ARROW[sorted]}
      </span>
    </button>
  );
}
