import { createColumnHelper } from "@tanstack/react-table";
import type { ProjectSpend } from "@/api/costs-summary";
import { Money } from "@/components/money";
import { Share } from "@/components/share-bar";
import type { TableParts } from "@/components/table-parts";
import { compareText } from "@/lib/compare-text";
import { projectLabel } from "@/lib/project-label";
import { ModelTags } from "./model-tags";
import { ProjectName } from "./project-name";

const column = createColumnHelper<TableParts, ProjectSpend>();

/** The columns of the table of projects, whose amounts are all in one currency. */
export function projectColumns(currency: string) {
  return column.columns([
    column.accessor(projectLabel, {
      id: "project",
      header: "Project",
      sortFn: (a, b, id) => compareText(a.getValue(id), b.getValue(id)),
      meta: { namesRow: true },
      cell: ({ row }) => <ProjectName project={row.original} />,
    }),
    column.accessor("total", {
      id: "total",
      header: "Total Cost",
      meta: { figures: true },
      cell: ({ getValue }) => (
        <strong>
          <Money amount={getValue()} currency={currency} />
        </strong>
      ),
    }),
    column.accessor("share", {
      id: "share",
      header: "% of Total",
      meta: { figures: true },
      cell: ({ getValue }) => <Share share={getValue()} />,
    }),
    column.accessor("daily_average", {
      id: "daily-average",
      header: "Daily Average",
      meta: { figures: true, wideOnly: true },
      cell: ({ getValue }) => <Money amount={getValue()} currency={currency} />,
    }),
    column.display({
      id: "models",
      header: "Models",
      enableSorting: false,
      meta: { wideOnly: true },
      cell: ({ row }) => <ModelTags project={row.original} />,
    }),
  ]);
}
