import type { ReactNode } from "react";

/** One column of a table whose rows the API searched, sorted and paged. */
export interface Column<Row> {
  /** As the API's `sort` names it. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers: aligned right, and sorted with the largest first. */
  figures?: boolean;
  /** Gone where the window is narrow. */
  wideOnly?: boolean;
  /** Gone earlier than that: where a laptop's window is not all for the page. */
  roomyOnly?: boolean;
  /** Gone on phones alone. */
  notOnPhones?: boolean;
  /** The column that names its row. */
  namesRow?: boolean;
  sortable?: boolean;
  /** What the column is, in a sentence. */
  hint?: string;
}

/** A row at the foot: what it is called, and its cells by the ids of their columns. */
export interface FootRow {
  id: string;
  label: ReactNode;
  cells: Partial<Record<string, ReactNode>>;
}

/** Which page of how many the rows are; pages count from 1. */
export interface Pages {
  page: number;
  pages: number;
  /** Rows on all pages together. */
  count: number;
}

export const PAGE_SIZE = 25;
