import { useDeferredValue, useMemo, useState } from "react";
import type { Series } from "@/api/costs-series";
import { QueryState } from "@/components/query-state";
import { Card } from "@/components/card";
import { Segmented, Toggle } from "@/components/segmented";
import { SkeletonBlock } from "@/components/skeleton";
import { navigate } from "@/router/address";
import { useFrozenValue } from "@/hooks/use-frozen-value";
import { currentSearchParams } from "@/router/use-search-params";
import type { View } from "@/lib/view";
import { ChartBars } from "./chart-bars";
import styles from "./chart-card.module.css";
import { INTERVALS } from "./chart-choice";
import { chartTitle, drawnPicture, type ExpectedDay, type UnusualDay } from "./chart-data";
import { ChartLegend } from "./chart-legend";
import { ChartTable } from "./chart-table";
import { partialNote } from "./chart-text";
import { daysLink } from "./drill-down-links";
import { AnomalyList } from "./anomaly-list";
import { useChartChoice } from "./use-chart-choice";
import { useSeries } from "./use-series";

interface ChartCardProps {
  view: View;
  /** Today as a whole day and the days after it; none where nothing is expected of this view. */
  expected: readonly ExpectedDay[];
  unusual: readonly UnusualDay[];
  /** Unusual days could not be checked. */
  anomaliesFailed: boolean;
}

/** Spend over time, as bars or as a table. */
export function ChartCard({ view, unusual, ...marks }: ChartCardProps) {
  const { choice, choose } = useChartChoice(view);
  const query = useSeries(view, choice);
  // Old bars keep the marks that were found for them.
  const marked = useFrozenValue(unusual, query.isPlaceholderData);
  return (
    <Card
      title={chartTitle(choice)}
      className={styles.card}
      aside={
        <div className={styles.controls}>
          {choice.cuts.length > 1 && (
            <Segmented
              label="Stacked by"
              options={choice.cuts}
              value={choice.by}
              onChange={(by) => {
                choose({ by });
              }}
            />
          )}
          <Segmented
            label="Interval"
            options={INTERVALS}
            value={choice.interval}
            onChange={(interval) => {
              choose({ interval });
            }}
          />
          <Toggle
            label="Cumulative"
            on={choice.cumulative}
            onChange={(cumulative) => {
              choose({ cumulative });
            }}
          />
          <Toggle
            label="Table"
            on={choice.table}
            onChange={(table) => {
              choose({ table });
            }}
          />
        </div>
      }
    >
      <QueryState
        query={query}
        waiting="Loading the chart…"
        skeleton={<SkeletonBlock className={styles.skeleton} />}
        className={styles.answer}
        inCard
      >
        {({ body }) => (
          // What was pinned is a part of this cut, and none of another.
          <Chart key={body.by} answer={body} table={choice.table} unusual={marked} {...marks} />
        )}
      </QueryState>
    </Card>
  );
}

interface ChartProps extends Omit<ChartCardProps, "view"> {
  answer: Series;
  table: boolean;
}

function Chart({ answer, table, expected, unusual, anomaliesFailed }: ChartProps) {
  const [pinned, setPinned] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const picture = useMemo(
    () => drawnPicture(answer, expected, unusual),
    [answer, expected, unusual],
  );
  // Redrawing many bars must not delay the pointer on the legend.
  const highlighted = useDeferredValue(hovered ?? pinned);
  const note = partialNote(picture);
  return (
    <>
      <ChartLegend
        picture={picture}
        pinned={pinned}
        onPin={setPinned}
        onHighlight={setHovered}
        marks={!table}
      />
      <div className={styles.plot}>
        {table ? (
          <ChartTable picture={picture} title={chartTitle(answer)} />
        ) : (
          <ChartBars
            picture={picture}
            highlighted={highlighted !== null && highlighted < picture.parts.length ? highlighted : null}
            onEnter={(at) => {
              const place = picture.places[at];
              const [only] = picture.places;
              const inside = picture.places.length === 1 && only?.start === only?.end;
              if (place?.total == null || inside) return;
              navigate(daysLink(currentSearchParams(), place));
            }}
          />
        )}
      </div>
      {(note !== null || unusual.length > 0 || anomaliesFailed) && (
        <div className={styles.foot}>
          {note !== null && (
            <p className={styles.note}>
              <span className={styles.hatch} aria-hidden="true" />
              {note}
            </p>
          )}
          {unusual.length > 0 && <AnomalyList days={unusual} />}
          {anomaliesFailed && <p className={styles.note}>Unusual days could not be checked.</p>}
        </div>
      )}
    </>
  );
}
