import type { SpendSummary } from "@/api/costs-summary";
import { Card } from "@/components/card";
import { Figure, FigureStrip } from "@/components/figure-strip";
import { Money } from "@/components/money";
import { formatCount } from "@/lib/count";
import { formatDayShort } from "@/lib/days";
import { modelLabel } from "@/lib/model-label";
import { formatShare } from "@/lib/share";
import styles from "./summary-card.module.css";
import { dearestDay, modelUsage, type NamedModel, partialDay } from "./usage-data";

interface SummaryCardProps {
  summary: SpendSummary;
  /** Which days these are: "this month". */
  label: string;
}

/** How much: the total first, and what stands around it. */
export function SummaryCard({ summary, label }: SummaryCardProps) {
  const { currency, project_count: projects } = summary;
  const models = modelUsage(summary.models);
  // One day that is not over has no average to speak of.
  const counting = summary.range.days === 1 && partialDay(summary.days) !== null;
  const dearest = dearestDay(summary.days);
  return (
    <Card title="Summary" titleHidden>
      <FigureStrip>
        <Figure
          leading
          label={`Total Cost, ${label}`}
          value={<Money amount={summary.total} currency={currency} />}
          note={
            counting ? (
              "so far"
            ) : (
              <>
                <Money amount={summary.daily_average} currency={currency} /> a day on average
              </>
            )
          }
        />
        {dearest && (
          <Figure
            label="Dearest Day"
            value={<Money amount={dearest.total} currency={currency} />}
            note={formatDayShort(dearest.date)}
          />
        )}
        <Figure
          label="Project Count"
          value={
            <>
              {formatCount(projects.with_spend)}
              {projects.all !== null && (
                <span className={styles.of}> of {formatCount(projects.all)}</span>
              )}
            </>
          }
          note={summary.range.days === 1 ? "with spend on this day" : "with spend in these days"}
        />
        <Figure
          label="Model Usage"
          value={
            <>
              {formatCount(models.count)}
              <span className={styles.of}> {models.count === 1 ? "model" : "models"}</span>
            </>
          }
          note={models.count > 1 && models.leader ? leads(models.leader) : undefined}
        />
      </FigureStrip>
      <OtherCurrencies totals={summary.other_currencies} />
    </Card>
  );
}

function leads({ model, share }: NamedModel): string {
  return `${modelLabel(model)} leads${share === null ? "" : `, ${formatShare(share)}`}`;
}

/** Amounts in another currency are named, and never added to the total. */
function OtherCurrencies({ totals }: { totals: SpendSummary["other_currencies"] }) {
  if (totals.length === 0) return null;
  return (
    <p className={styles.line}>
      Billed in other currencies and not part of the total:{" "}
      {totals.map(({ currency, total }, index) => (
        <strong key={currency}>
          {index > 0 && ", "}
          <Money amount={total} currency={currency} /> {currency.toUpperCase()}
        </strong>
      ))}
    </p>
  );
}
