import {
  createPaginatedRowModel,
  createSortedRowModel,
  metaHelper,
  type ReactTable,
  type RowData,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** How a column is set. */
interface ColumnLook {
  /** Figures stand on the right. */
  figures?: boolean;
  /** Gone where the window is narrow. */
  wideOnly?: boolean;
  /** The column that names its row. */
  namesRow?: boolean;
}

/** What every table of the dashboard can do: sort by one column, show a page at a time. */
export const tableParts = tableFeatures({
  rowSortingFeature,
  rowPaginationFeature,
  sortedRowModel: createSortedRowModel(),
  paginatedRowModel: createPaginatedRowModel(),
  columnMeta: metaHelper<ColumnLook>(),
});

export type TableParts = typeof tableParts;
export type DataTableModel<Row extends RowData> = ReactTable<TableParts, Row>;
