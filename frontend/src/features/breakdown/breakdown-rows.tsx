import Button from "react-bootstrap/Button";
import type { Breakdown } from "@/api/costs-breakdown";
import { DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/empty-state";
import { dayRange, formatDayRange } from "@/lib/dates/days";
import type { SortColumn } from "@/components/table/table-state";
import { breakdownColumns } from "./breakdown-columns";
import { tabOf, type Unusual } from "./breakdown-data";
import { breakdownFoot } from "./breakdown-foot";
import type { BreakdownTable } from "./use-breakdown-table";

interface BreakdownRowsProps {
  /** What the API sent last: while another tab's rows are on their way, still those of the one before. */
  breakdown: Breakdown;
  table: BreakdownTable;
  unusual: readonly Unusual[];
  /** Told a column that may be sorted by next. */
  onHint: (column: SortColumn) => void;
}

export function BreakdownRows({ breakdown, table, unusual, onHint }: BreakdownRowsProps) {
  const { by, found, range } = breakdown;
  const { one, many } = tabOf(by);
  const ofOneProject = !table.tabs.some((tab) => tab.by === "project");
  if (found.count === 0 && found.all > 0) {
    return (
      <EmptyState
        title={`No ${one} found`}
        actions={
          <Button
            variant="outline-secondary"
            onClick={() => {
              table.setSearch("");
            }}
          >
            Clear the search
          </Button>
        }
      >
        None of these {many} contains every word of “{table.search}”.
      </EmptyState>
    );
  }
  if (found.count === 0) {
    return (
      <EmptyState title="Nothing to list">
        Nothing was billed in this period for the current filters.
      </EmptyState>
    );
  }
  return (
    <DataTable
      columns={breakdownColumns(breakdown, unusual, ofOneProject)}
      rows={breakdown.rows}
      rowId={({ key }) => JSON.stringify(key)}
      caption={`Cost by ${one}, ${formatDayRange(dayRange(range))}`}
      sort={table.sort}
      onSort={table.sortBy}
      onHint={onHint}
      pages={{ ...breakdown, page: Math.min(table.page, breakdown.pages), count: found.count }}
      onTurn={table.turn}
      foot={breakdownFoot(breakdown, table.search !== "")}
    />
  );
}
