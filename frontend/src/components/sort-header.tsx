import type { Column, RowData } from "@tanstack/react-table";
import type { ReactNode } from "react";
import styles from "./sort-header.module.css";
import type { TableParts } from "./table-parts";

interface SortHeaderProps<Row extends RowData> {
  column: Column<TableParts, Row>;
  children: ReactNode;
}

const ARROW = { asc: "▴", desc: "▾" } as const;

/** A column's name; a button where the table can be put in its order. */
export function SortHeader<Row extends RowData>({ column, children }: SortHeaderProps<Row>) {
  if (!column.getCanSort()) return children;
  const sorted = column.getIsSorted();
  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => {
        column.toggleSorting();
      }}
    >
      {children}
      <span className={styles.arrow} aria-hidden="true">
        {sorted === false ? "" : ARROW[sorted]}
      </span>
    </button>
  );
}
