import { useState } from "react";
import Button from "react-bootstrap/Button";
import type { ChangeRow, SpendChanges } from "@/api/costs-changes";
import { QueryState } from "@/components/query-state";
import { Card } from "@/components/card";
import { ChangeAmount } from "@/components/change";
import { Link } from "@/router/link";
import { SkeletonLines } from "@/components/skeleton";
import { formatCount } from "@/lib/format/count";
import { dayRange } from "@/lib/dates/days";
import { formatDayRangeNear } from "@/lib/dates/days";
import { modelLabel, projectLabel } from "@/lib/labels";
import { useToday } from "@/lib/dates/use-today";
import { useSpendParams } from "@/router/spend-params";
import type { View } from "@/lib/view";
import { projectAddress } from "@/router/spend-params";
import { type ChangeBar, changeBars } from "./change-bars";
import { ChangePartsLegend } from "./change-parts-legend";
import styles from "./changes-card.module.css";
import { changeReason } from "./changes-data";
import { useChanges } from "./use-changes";

/** What changed: the rows of project and model that moved most, why, and all together. */
export function ChangesCard({ view }: { view: View }) {
  const [all, setAll] = useState(false);
  const query = useChanges(view, all);
  const today = useToday();
  const compared = query.data?.body.comparison;
  return (
    <Card
      title="What changed"
      className={styles.card}
      aside={
        compared && (
          <span className="quiet num">vs {formatDayRangeNear(dayRange(compared), today)}</span>
        )
      }
    >
      <QueryState
        query={query}
        waiting="Loading what changed…"
        skeleton={<SkeletonLines lines={12} />}
        inCard
        className={styles.answer}
      >
        {({ body }) => (
          <>
            <Rows changes={body} oneProject={view.filters.projectIds.length === 1} />
            {(body.others !== null || all) && (
              <div className={styles.more}>
                <Button
                  variant="link"
                  aria-expanded={all}
                  onClick={() => {
                    setAll(!all);
                  }}
                >
                  {all ? "Show only the largest" : "Show all"}
                </Button>
              </div>
            )}
          </>
        )}
      </QueryState>
    </Card>
  );
}

interface RowsProps {
  changes: SpendChanges;
  /** Whose name then goes without saying. */
  oneProject: boolean;
}

function Rows({ changes, oneProject }: RowsProps) {
  const { rows, others, currency, change, parts } = changes;
  const bars = changeBars(rows);
  return (
    <>
      <ul className={styles.rows}>
        {rows.map((row, index) => (
          <Row
            key={JSON.stringify([row.project_id, row.model])}
            row={row}
            currency={currency}
            bar={bars[index]}
            oneProject={oneProject}
          />
        ))}
        {rows.length === 0 && <li className="quiet">No spend in either period.</li>}
        {others !== null && (
          <li className={styles.row}>
            <span className={styles.what}>
              {formatCount(others.count)} {others.count === 1 ? "other" : "others"}
            </span>
            <ChangeAmount amount={others.change} currency={currency} />
          </li>
        )}
      </ul>
      <div className={styles.total}>
        <span>Total</span>
        <ChangeAmount amount={change} currency={currency} />
      </div>
      <ChangePartsLegend parts={parts} currency={currency} />
    </>
  );
}

interface RowProps extends Pick<RowsProps, "oneProject"> {
  row: ChangeRow;
  currency: string;
  bar: ChangeBar | undefined;
}

function Row({ row, currency, bar, oneProject }: RowProps) {
  const view = useSpendParams();
  const project = projectLabel({ id: row.project_id, name: row.project_name });
  return (
    <li>
      <Link to={into(view, row)} className={`${styles.row} ${styles.link}`}>
        <span className={styles.what}>
          <span className={styles.name}>
            {!oneProject && (
              <>
                <bdi>{project}</bdi> ·{" "}
              </>
            )}
            <bdi>{modelLabel(row.model)}</bdi>
          </span>
          <span className={styles.why}>{changeReason(row, currency)}</span>
        </span>
        <ChangeAmount amount={row.change} currency={currency} />
        <span className={styles.track} aria-hidden="true">
          {bar && (
            <span
              className={row.change < 0 ? styles.down : styles.up}
              style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
            />
          )}
        </span>
      </Link>
    </li>
  );
}

/** A row's money alone: its model, on its project's page. */
function into(view: URLSearchParams, { project_id, model }: ChangeRow) {
  const after = new URLSearchParams(view);
  if (model !== null && model !== "") after.set("model", model);
  return projectAddress(project_id, after);
}
