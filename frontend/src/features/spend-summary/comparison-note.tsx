import type { Comparison } from "@/api/costs-summary";
import { FractionChip } from "@/components/change";
import { formatChange } from "@/lib/format/change";
import { dayRange } from "@/lib/dates/days";
import { formatDayRangeNear } from "@/lib/dates/days";
import { useToday } from "@/lib/dates/use-today";

interface ComparisonNoteProps {
  comparison: Comparison;
  currency: string;
}

/** "▲ 18.4% +$7,492.10 vs Oct 1 – 22" */
export function ComparisonNote({ comparison, currency }: ComparisonNoteProps) {
  const { change, change_fraction: fraction } = comparison;
  const today = useToday();
  return (
    <>
      {fraction !== null && (
        <>
          <FractionChip fraction={fraction} />{" "}
        </>
      )}
      <span className="num">{formatChange(change, currency)}</span> vs{" "}
      <span className="num">{formatDayRangeNear(dayRange(comparison), today)}</span>
    </>
  );
}
