import type { ProjectsSpend } from "@/api/projects-spend";
import { Change } from "@/components/change";
import { Money } from "@/components/money";
import type { FootRow } from "@/components/table/table-parts";
import { formatCount } from "@/lib/format/count";
import type { ProjectsTableState } from "./use-projects-table";

type Shown = Pick<ProjectsTableState, "search" | "archived">;

/** Below the rows: what those that are listed cost together, and always the organisation's total. */
export function projectsFoot(spend: ProjectsSpend, { search, archived }: Shown): FootRow[] {
  const { currency, found } = spend;
  const all: FootRow = {
    id: "total",
    label: "Organisation total",
    cells: {
      this_month: <Money amount={spend.total_this_month} currency={currency} />,
      last_month: <Money amount={spend.total_last_month} currency={currency} />,
      change: (
        <Change change={spend.change} fraction={spend.change_fraction} currency={currency} />
      ),
    },
  };
  const same =
    found.this_month === spend.total_this_month && found.last_month === spend.total_last_month;
  // Without spend of archived projects both rows would be the same.
  if (search === "" && !archived && same) return [all];
  const listed: FootRow = {
    id: "listed",
    label: search === "" ? "These projects" : `${formatCount(found.count)} found`,
    cells: {
      this_month: <Money amount={found.this_month} currency={currency} />,
      last_month: <Money amount={found.last_month} currency={currency} />,
      change: <Change change={found.change} fraction={null} currency={currency} />,
    },
  };
  return [listed, all];
}
