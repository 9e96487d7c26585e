import { OtherRanges } from "@/features/date-range/other-ranges";
import { RangeSelector } from "@/features/date-range/range-selector";
import { useDateRange } from "@/features/date-range/use-date-range";
import { SpendOverview } from "@/features/usage/spend-overview";
import { PageTitle } from "./page-title";

export function UsagePage() {
  const { preset, label, range, choose } = useDateRange();
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <RangeSelector preset={preset} range={range} onChoose={choose} />
      <SpendOverview
        range={range}
        label={label}
        elsewhere={<OtherRanges preset={preset} onChoose={choose} />}
      />
    </>
  );
}
