import type { Column, RowData } from "@tanstack/react-table";
import { type ReactNode, useRef } from "react";
import Table from "react-bootstrap/Table";
import styles from "./data-table.module.css";
import { Pager } from "./pager";
import { SortHeader } from "./sort-header";
import type { DataTableModel, TableParts } from "./table-parts";

interface DataTableProps<Row extends RowData> {
  table: DataTableModel<Row>;
  /** What the table holds, for those who listen; the card's heading says it to the eye. */
  caption: string;
  /** Rows at the foot, as cells of their own; the last one is the total. */
  footer?: ReactNode;
}

const ARIA_SORT = { asc: "ascending", desc: "descending" } as const;

function look<Row extends RowData>(column: Column<TableParts, Row>): string {
  const { figures, wideOnly } = column.columnDef.meta ?? {};
  return `${figures ? styles.figures : ""} ${wideOnly ? "wide-only" : ""}`;
}

export function DataTable<Row extends RowData>({ table, caption, footer }: DataTableProps<Row>) {
  const head = useRef<HTMLTableSectionElement>(null);
  return (
    <>
      <div className={styles.scroll}>
        <Table hover className={styles.table ?? ""}>
          <caption className="visually-hidden">{caption}</caption>
          <thead ref={head} className={styles.head}>
            <tr>
              {table.getFlatHeaders().map((header) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={look(header.column)}
                    aria-sort={sorted === false ? undefined : ARIA_SORT[sorted]}
                  >
                    <SortHeader column={header.column}>
                      <table.FlexRender header={header} />
                    </SortHeader>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {row.getAllCells().map((cell) => {
                  const content = <table.FlexRender cell={cell} />;
                  return cell.column.columnDef.meta?.namesRow ? (
                    <th key={cell.id} scope="row" className={look(cell.column)}>
                      {content}
                    </th>
                  ) : (
                    <td key={cell.id} className={look(cell.column)}>
                      {content}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          {footer !== undefined && <tfoot>{footer}</tfoot>}
        </Table>
      </div>
      <Pager
        pageIndex={table.state.pagination.pageIndex}
        pageSize={table.state.pagination.pageSize}
        rowCount={table.getRowCount()}
        onPage={(pageIndex) => {
          table.setPageIndex(pageIndex);
          // The button stands below the rows; the page it turned to is read from its first one.
          head.current?.scrollIntoView({ block: "nearest" });
        }}
      />
    </>
  );
}
