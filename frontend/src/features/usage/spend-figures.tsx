import type { ReactNode } from "react";
import type { SpendSummary } from "@/api/costs-summary";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { DailyCostCard } from "./daily-cost-card";
import { ModelsCard } from "./models-card";
import styles from "./spend.module.css";
import { SummaryCard } from "./summary-card";
import { isEmpty } from "./usage-data";

interface SpendFiguresProps {
  summary: SpendSummary;
  /** Which days these are: "this month". */
  label: string;
  /** Where to look when these days hold nothing. */
  elsewhere: ReactNode;
  /** Who or what the money went to, row by row. */
  rows: ReactNode;
}

/** The blocks of the page, in the order a person asks: how much, when, on what, who. */
export function SpendFigures({ summary, label, elsewhere, rows }: SpendFiguresProps) {
  return (
    <>
      <SummaryCard summary={summary} label={label} />
      {isEmpty(summary) ? (
        <Card title="Nothing spent" titleHidden>
          <EmptyState title="No spend in these days" actions={elsewhere}>
            OpenAI has billed nothing for this range. New usage can take some hours to show up.
          </EmptyState>
        </Card>
      ) : (
        <>
          <div className={styles.two}>
            <DailyCostCard days={summary.days} currency={summary.currency} />
            <ModelsCard models={summary.models} currency={summary.currency} />
          </div>
          {rows}
        </>
      )}
    </>
  );
}
