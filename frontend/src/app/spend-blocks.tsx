import { type ReactNode, useMemo } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import type { UnusualMark } from "@/api/costs-unusual";
import type { RefreshSlot } from "@/components/freshness";
import { Later } from "@/components/later";
import { ChangeSentence } from "@/features/changes/change-sentence";
import { ChangesCard } from "@/features/changes/changes-card";
import { ChartCard } from "@/features/chart/chart-card";
import { MonthEndFigure } from "@/features/forecast/month-end-figure";
import { useExpectedDays } from "@/features/forecast/use-forecast";
import { unusualWords } from "@/features/unusual/unusual-data";
import { useUnusual } from "@/features/unusual/use-unusual";
import { ModelsCard } from "@/features/usage/models-card";
import { SpendOverview } from "@/features/usage/spend-overview";
import type { View } from "@/lib/view";
import styles from "./spend-blocks.module.css";

interface SpendBlocksProps {
  view: View;
  /** The range's name, within a sentence: "this month". */
  label: string;
  /** What is looked at, for the sentence: "Spend of Search prod". */
  subject?: string | undefined;
  /** Where to look when the range holds nothing. */
  elsewhere: ReactNode;
  refresh: RefreshSlot;
  /** The rows at the end; told what was unusual. */
  rows: (unusual: readonly UnusualMark[]) => ReactNode;
}

/** The blocks of a page about spend, whoever's it is: how much, where it ends, when, what changed, the rows. */
export function SpendBlocks(props: SpendBlocksProps) {
  const { view, label, subject, elsewhere, refresh, rows } = props;
  return (
    <SpendOverview
      view={view}
      label={label}
      elsewhere={elsewhere}
      refresh={refresh}
      forecast={<MonthEndFigure view={view} />}
      sentence={<ChangeSentence view={view} subject={subject} />}
      changes={view.compare !== "none" && <ChangesCard view={view} />}
    >
      {(summary) => (
        <Later meanwhile={<div className={styles.place} />}>
          <LaterBlocks view={view} summary={summary} rows={rows} />
        </Later>
      )}
    </SpendOverview>
  );
}

const NO_MARKS: readonly UnusualMark[] = [];

interface LaterBlocksProps extends Pick<SpendBlocksProps, "view" | "rows"> {
  summary: SpendSummary;
}

/** What is shown once the summary stands, and asks for half a year of history only then. */
function LaterBlocks({ view, summary, rows }: LaterBlocksProps) {
  const expected = useExpectedDays(view);
  const { unusual, failed } = useUnusual(view);
  const days = useMemo(() => (unusual === null ? [] : unusualWords(unusual)), [unusual]);
  return (
    <>
      <div className={styles.two}>
        <ChartCard view={view} expected={expected} unusual={days} unlooked={failed} />
        {view.compare === "none" ? (
          <ModelsCard models={summary.models} currency={summary.currency} />
        ) : (
          <ChangesCard view={view} />
        )}
      </div>
      {rows(unusual?.marks ?? NO_MARKS)}
    </>
  );
}
