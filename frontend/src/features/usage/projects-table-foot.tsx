import type { SpendSummary } from "@/api/costs-summary";
import { Money } from "@/components/money";
import { Share } from "@/components/share-bar";
import { formatCount } from "@/lib/count";
import type { OtherProjects } from "./usage-data";

interface ProjectsTableFootProps {
  summary: SpendSummary;
  others: OtherProjects | null;
  /** Whether the rows above are not all there are. */
  paged: boolean;
}

/** Below the rows, whatever their order: all other projects together, and the total of all. */
export function ProjectsTableFoot({ summary, others, paged }: ProjectsTableFootProps) {
  const { currency } = summary;
  return (
    <>
      {others !== null && (
        <tr>
          <th scope="row">{others.label}</th>
          <td className="text-end">
            <strong>
              <Money amount={others.row.total} currency={currency} />
            </strong>
          </td>
          <td className="text-end">
            <Share share={others.row.share} />
          </td>
          <td className="text-end wide-only">
            <Money amount={others.row.daily_average} currency={currency} />
          </td>
          <td className="wide-only" />
        </tr>
      )}
      <tr>
        <th scope="row">
          {paged ? `Total of all ${formatCount(rowCount(summary, others))} rows` : "Total"}
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
    </>
  );
}

/** How many rows there would be if none stood for others. */
function rowCount({ projects }: SpendSummary, others: OtherProjects | null): number {
  return others === null ? projects.length : projects.length - 1 + others.row.others;
}
