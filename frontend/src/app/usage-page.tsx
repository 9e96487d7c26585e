import { OtherRanges } from "@/features/date-range/other-ranges";
import { RangeSelector } from "@/features/date-range/range-selector";
import { useDateRange } from "@/features/date-range/use-date-range";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { SpendOverview } from "@/features/usage/spend-overview";
import { PageTitle } from "./page-title";
import { useRefreshSlot } from "./use-refresh-slot";

export function UsagePage() {
  const { preset, label, range, choose } = useDateRange();
  const { problem, slot } = useRefreshSlot();
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <RefreshNotice problem={problem} />
      <RangeSelector preset={preset} range={range} onChoose={choose} />
      <SpendOverview
        range={range}
        label={label}
        elsewhere={<OtherRanges preset={preset} onChoose={choose} />}
        refresh={slot}
      />
    </>
  );
}
