import { useMemo } from "react";
import Button from "react-bootstrap/Button";
import type { RowsWanted, SpendSummary } from "@/api/costs-summary";
import { Card } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { useDataTable } from "@/components/use-data-table";
import { formatCount } from "@/lib/count";
import { dayRange, formatDayRange } from "@/lib/days";
import { projectColumns } from "./projects-table-columns";
import { ProjectsTableFoot } from "./projects-table-foot";
import styles from "./projects-table.module.css";
import { splitOthers, TOP_ROWS } from "./usage-data";

const DEARER_FIRST = { id: "total", desc: true };

interface ProjectsTableProps {
  summary: SpendSummary;
  /** Which rows are wanted; those that are shown may still be others. */
  rows: RowsWanted;
  onRows: (rows: RowsWanted) => void;
}

/** The rows: who spent what. Its foot is the API's total, which the rows add up to. */
export function ProjectsTable({ summary, rows, onRows }: ProjectsTableProps) {
  const { currency, projects, range } = summary;
  const columns = useMemo(() => projectColumns(currency), [currency]);
  const { single, others } = useMemo(() => splitOthers(projects), [projects]);
  const table = useDataTable({
    columns,
    rows: single,
    rowId: (project) => project.id ?? "no-project",
    defaultSort: DEARER_FIRST,
  });
  const days = formatDayRange(dayRange(range));
  const all = rows === "all";
  return (
    <Card title="Projects">
      <DataTable
        table={table}
        caption={`Cost by project, ${days}`}
        footer={
          <ProjectsTableFoot
            summary={summary}
            others={others}
            paged={table.getPageCount() > 1}
          />
        }
      />
      {(others !== null || (all && single.length > TOP_ROWS)) && (
        <div className={styles.more}>
          <Button
            variant="link"
            onClick={() => {
              onRows(all ? "top" : "all");
            }}
          >
            {all
              ? "Show the largest only"
              : `Show all ${formatCount(summary.project_count.with_spend)} projects`}
          </Button>
        </div>
      )}
    </Card>
  );
}
