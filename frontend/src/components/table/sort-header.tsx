import type { ReactNode } from "react";
import styles from "./sort-header.module.css";

export type Sorted = "ascending" | "descending" | undefined;

interface SortHeaderProps {
  sorted: Sorted;
  hint: string | undefined;
  onSort: () => void;
  /** It is pointed at, or has the focus. */
  onHint: () => void;
  children: ReactNode;
}

const ARROW = { ascending: "▴", descending: "▾" } as const;

/** A column's name as the button that puts the table in its order. */
export function SortHeader({ sorted, hint, onSort, onHint, children }: SortHeaderProps) {
  return (
    <button
      type="button"
      className={styles.button}
      title={hint}
      onClick={onSort}
      onPointerEnter={onHint}
      onFocus={onHint}
    >
      {children}
      <span className={styles.arrow} aria-hidden="true">
        {sorted && ARROW[sorted]}
      </span>
    </button>
  );
}
