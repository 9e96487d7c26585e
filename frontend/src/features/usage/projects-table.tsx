import { useMemo } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import { Card } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { Money } from "@/components/money";
import { useDataTable } from "@/components/use-data-table";
import { formatCount } from "@/lib/count";
import { dayRange, formatDayRange } from "@/lib/days";
import { projectColumns } from "./projects-table-columns";

const DEARER_FIRST = { id: "total", desc: true };

/** The rows: who spent what. Its foot is the API's total, which the rows add up to. */
export function ProjectsTable({ summary }: { summary: SpendSummary }) {
  const { currency, projects, range } = summary;
  const columns = useMemo(() => projectColumns(currency), [currency]);
  const table = useDataTable({
    columns,
    rows: projects,
    rowId: (project) => project.id ?? "no-project",
    defaultSort: DEARER_FIRST,
  });
  const days = formatDayRange(dayRange(range));
  return (
    <Card title="Projects">
      <DataTable
        table={table}
        caption={`Cost by project, ${days}`}
        footer={
          <tr>
            <th scope="row">
              {table.getPageCount() > 1
                ? `Total of all ${formatCount(projects.length)} rows`
                : "Total"}
            </th>
            <td className="text-end">
              <Money amount={summary.total} currency={currency} />
            </td>
            <td />
            <td className="text-end wide-only">
              <Money amount={summary.daily_average} currency={currency} />
            </td>
            <td className="wide-only" />
          </tr>
        }
      />
    </Card>
  );
}
