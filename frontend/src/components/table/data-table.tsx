import { useId, useRef } from "react";
import Table from "react-bootstrap/Table";
import type { Sort } from "./table-state";
import { useOverflow } from "@/hooks/use-overflow";
import styles from "./data-table.module.css";
import { Pager } from "./pager";
import { type Column, type FootRow, PAGE_SIZE, type Pages } from "./table-parts";

interface DataTableProps<Row> {
  columns: Column<Row>[];
  /** The rows of the page that is shown, in their order. */
  rows: Row[];
  rowId: (row: Row) => string;
  /** What the table holds, for those who listen; the card's heading says it to the eye. */
  caption: string;
  sort: Sort;
  onSort: (column: Column<Row>) => void;
  /** Told a column that is pointed at, or has the focus, and so may be sorted by next. */
  onHint: (column: Column<Row>) => void;
  pages: Pages;
  /** Goes to the next of `pages`, or by -1 to the previous one; returns the page it went to. */
  onTurn: (by: 1 | -1, pages: number) => number;
  /** The last one is the total. */
  foot?: FootRow[];
}

type Look = Pick<Column<never>, "figures" | "wideOnly" | "roomyOnly" | "notOnPhones">;

function look({ figures, wideOnly, roomyOnly, notOnPhones }: Look): string {
  return [
    figures && styles.figures,
    wideOnly && "wide-only",
    roomyOnly && styles.roomyOnly,
    notOnPhones && styles.notOnPhones,
  ]
    .filter(Boolean)
    .join(" ");
}

/** A table whose rows the API searched, sorted and paged. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, caption, sort, onSort, onHint, pages, onTurn, foot = [] } = props;
  const head = useRef<HTMLTableSectionElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const captionId = useId();
  // What can be scrolled must be reachable by keyboard; what cannot is no stop on the way.
  const overflows = useOverflow(scroll);
  const reachable = overflows && { tabIndex: 0, role: "region", "aria-labelledby": captionId };
  return (
    <>
      <div ref={scroll} className={styles.scroll} {...reachable}>
        <Table hover className={styles.table ?? ""}>
          <caption id={captionId} className="visually-hidden">
            {caption}
          </caption>
          <thead ref={head} className={styles.head}>
            <tr>
              {columns.map((column) => (
                <HeaderCell
                  key={column.id}
                  column={column}
                  sort={sort}
                  onSort={onSort}
                  onHint={onHint}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowId(row)}>
                {columns.map((column) => (
                  <BodyCell key={column.id} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
          {foot.length > 0 && (
            <tfoot>
              {foot.map(({ id, label, cells }) => (
                <tr key={id}>
                  {columns.map((column) =>
                    column.namesRow ? (
                      <th key={column.id} scope="row" className={look(column)}>
                        {label}
                      </th>
                    ) : (
                      <td key={column.id} className={look(column)}>
                        {cells[column.id]}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tfoot>
          )}
        </Table>
      </div>
      <Pager
        {...pages}
        pageSize={PAGE_SIZE}
        onTurn={(by) => {
          const page = onTurn(by, pages.pages);
          // The button is below the rows, while reading continues at the first row.
          head.current?.scrollIntoView({ block: "nearest" });
          return page;
        }}
      />
    </>
  );
}

interface HeaderCellProps<Row> extends Pick<DataTableProps<Row>, "sort" | "onSort" | "onHint"> {
  column: Column<Row>;
}

const ARROW = { ascending: "▴", descending: "▾" } as const;

/** A column's name; of a sortable column the button that sorts by it. */
function HeaderCell<Row>({ column, sort, onSort, onHint }: HeaderCellProps<Row>) {
  let sorted: keyof typeof ARROW | undefined;
  if (sort.id === column.id) sorted = sort.desc ? "descending" : "ascending";
  const hint = () => {
    onHint(column);
  };
  return (
    <th scope="col" className={look(column)} aria-sort={sorted}>
      {column.sortable ? (
        <button
          type="button"
          className={styles.sortButton}
          title={column.hint}
          onClick={() => {
            onSort(column);
          }}
          onPointerEnter={hint}
          onFocus={hint}
        >
          {column.header}
          <span className={styles.sortArrow} aria-hidden="true">
            {sorted && ARROW[sorted]}
          </span>
        </button>
      ) : (
        <span title={column.hint}>{column.header}</span>
      )}
    </th>
  );
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.namesRow) {
    return (
      <th scope="row" className={look(column)}>
        {column.cell(row)}
      </th>
    );
  }
  return <td className={look(column)}>{column.cell(row)}</td>;
}
