import type { Breakdown } from "@/api/costs-breakdown";
import { Change } from "@/components/change";
import { Money } from "@/components/money";
import { ShareText } from "@/components/share-bar";
import type { FootRow } from "@/components/table/table-parts";
import { formatCount } from "@/lib/format/count";

/** Below the rows: what a search found, all its pages together, and always the total of all rows. */
export function breakdownFoot(breakdown: Breakdown, searched: boolean): FootRow[] {
  const { comparison, currency, found, pages, total, daily_average } = breakdown;
  const all: FootRow = {
    id: "total",
    label: searched || pages > 1 ? `Total of all ${formatCount(found.all)} rows` : "Total",
    cells: {
      total: <Money amount={total} currency={currency} />,
      change: comparison && (
        <Change
          change={comparison.change}
          fraction={comparison.change_fraction}
          currency={currency}
        />
      ),
      daily_average: <Money amount={daily_average} currency={currency} />,
    },
  };
  if (!searched) return [all];
  const those: FootRow = {
    id: "found",
    label: `${formatCount(found.count)} found`,
    cells: {
      total: <Money amount={found.total} currency={currency} />,
      share: (
        <span className="num">
          <ShareText share={found.share} />
        </span>
      ),
      change: <Change change={found.change} fraction={found.change_fraction} currency={currency} />,
      daily_average: <Money amount={found.daily_average} currency={currency} />,
    },
  };
  return [those, all];
}
