import { type ColumnDef, type RowData, type SortingState, useTable } from "@tanstack/react-table";
import { parsePage, parseSort, type Sort, writeSort } from "@/lib/table-state";
import { useUrlState } from "@/lib/use-url-state";
import { type DataTableModel, type TableParts, tableParts } from "./table-parts";

const PAGE_SIZE = 25;

interface DataTableOptions<Row extends RowData> {
  /** Stable between renders, as are the rows: both are compared by identity. */
  columns: ColumnDef<TableParts, Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** The order when the address names none. */
  defaultSort: Sort;
}

/** A table whose order and page live in the address. */
export function useDataTable<Row extends RowData>(
  options: DataTableOptions<Row>,
): DataTableModel<Row> {
  const [params, change] = useUrlState();
  const sortable = options.columns.flatMap((column) =>
    column.enableSorting === false || column.id === undefined ? [] : [column.id],
  );
  const sorting: SortingState = [parseSort(params.get("sort"), sortable, options.defaultSort)];
  const pageIndex = parsePage(params.get("page"), options.rows.length, PAGE_SIZE);

  return useTable({
    features: tableParts,
    columns: options.columns,
    data: options.rows,
    getRowId: options.rowId,
    enableSortingRemoval: false,
    enableMultiSort: false,
    autoResetPageIndex: false,
    state: { sorting, pagination: { pageIndex, pageSize: PAGE_SIZE } },
    onSortingChange: (updater) => {
      const [sort] = typeof updater === "function" ? updater(sorting) : updater;
      change({ sort: sort ? writeSort(sort, options.defaultSort) : null, page: null });
    },
    onPaginationChange: (updater) => {
      const before = { pageIndex, pageSize: PAGE_SIZE };
      const after = typeof updater === "function" ? updater(before) : updater;
      change({ page: after.pageIndex === 0 ? null : String(after.pageIndex + 1) });
    },
  });
}
