import { useComparison } from "@/features/comparison/use-comparison";
import { OtherRanges } from "@/features/date-range/other-ranges";
import { useDateRange } from "@/features/date-range/use-date-range";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { SpendOverview } from "@/features/usage/spend-overview";
import { PageTitle } from "./page-title";
import { useRefreshSlot } from "./use-refresh-slot";
import { ViewToolbar } from "./view-toolbar";

export function UsagePage() {
  const dates = useDateRange();
  const comparison = useComparison();
  const { problem, slot } = useRefreshSlot();
  return (
    <>
      <PageTitle>Usage</PageTitle>
      <RefreshNotice problem={problem} />
      <ViewToolbar dates={dates} comparison={comparison} />
      <SpendOverview
        range={dates.range}
        label={dates.label}
        elsewhere={<OtherRanges preset={dates.preset} onChoose={dates.choose} />}
        refresh={slot}
      />
    </>
  );
}
