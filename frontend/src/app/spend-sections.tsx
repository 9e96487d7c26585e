import { useMemo } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import type { RefreshSlot } from "@/components/freshness";
import { Deferred } from "@/components/deferred";
import { BreakdownCard } from "@/features/breakdown/breakdown-card";
import type { TabId } from "@/features/breakdown/breakdown-data";
import { type BreakdownTable, useBreakdownTable } from "@/features/breakdown/use-breakdown-table";
import { ChangeSentence } from "@/features/changes/change-sentence";
import { ChangesCard } from "@/features/changes/changes-card";
import { ChartCard } from "@/features/chart/chart-card";
import { OtherRanges } from "@/features/date-range/other-ranges";
import { MonthEndFigure } from "@/features/forecast/month-end-figure";
import { useExpectedDays } from "@/features/forecast/use-forecast";
import { anomalyTexts } from "@/features/anomalies/anomalies-data";
import { useAnomalies } from "@/features/anomalies/use-anomalies";
import { ModelsCard } from "@/features/spend-summary/models-card";
import { SpendOverview } from "@/features/spend-summary/spend-overview";
import type { View } from "@/lib/view";
import styles from "./spend-sections.module.css";
import { useSpendView } from "./use-spend-view";

interface SpendSectionsProps extends Shown {
  refresh: RefreshSlot;
}

/** What is shown, as the page that shows it says. */
export interface Shown {
  /** Whose money alone: a project, as an address names it. */
  project?: string | undefined;
  /** The subject of the sentence: "Spend of Search prod". */
  subject?: string | undefined;
  /** What the rows can be grouped by. */
  tabs: readonly TabId[];
}

/** The sections of a page about spend: summary, forecast, chart, changes, breakdown. */
export function SpendSections({ project, subject, tabs, refresh }: SpendSectionsProps) {
  const { view, dates } = useSpendView(project);
  const table = useBreakdownTable(tabs);
  return (
    <SpendOverview
      view={view}
      label={dates.label}
      elsewhere={<OtherRanges preset={dates.preset} onChoose={dates.choose} />}
      refresh={refresh}
      forecast={<MonthEndFigure view={view} />}
      sentence={<ChangeSentence view={view} subject={subject} />}
      changes={view.compare !== "none" && <ChangesCard view={view} />}
    >
      {(summary) => (
        <Deferred meanwhile={<div className={styles.place} />}>
          <DeferredSections view={view} table={table} summary={summary} />
        </Deferred>
      )}
    </SpendOverview>
  );
}

interface DeferredSectionsProps {
  view: View;
  table: BreakdownTable;
  summary: SpendSummary;
}

/** What follows the summary; only then is half a year of history loaded. */
function DeferredSections({ view, table, summary }: DeferredSectionsProps) {
  const expected = useExpectedDays(view);
  const { unusual, failed } = useAnomalies(view);
  const days = useMemo(() => (unusual === null ? [] : anomalyTexts(unusual)), [unusual]);
  return (
    <>
      <div className={styles.two}>
        <ChartCard view={view} expected={expected} unusual={days} anomaliesFailed={failed} />
        {view.compare === "none" ? (
          <ModelsCard models={summary.models} currency={summary.currency} />
        ) : (
          <ChangesCard view={view} />
        )}
      </div>
      <BreakdownCard view={view} table={table} unusual={unusual?.marks} />
    </>
  );
}
