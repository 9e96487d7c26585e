import type { ChangeParts } from "@/api/costs-changes";
import { ChangeAmount } from "@/components/change";
import { PARTS } from "./change-bars";
import styles from "./change-parts-legend.module.css";

interface ChangePartsLegendProps {
  parts: ChangeParts;
  currency: string;
}

/** What the whole change is made of; the parts add up to it. */
export function ChangePartsLegend({ parts, currency }: ChangePartsLegendProps) {
  return (
    <>
      <h3 className="visually-hidden">Parts of the change</h3>
      <dl className={styles.parts}>
        {PARTS.filter(({ id }) => parts[id] !== 0).map(({ id, label, meaning }) => (
          <div key={id} title={meaning}>
            <dt>
              {label}
              <span className="visually-hidden"> ({meaning})</span>
            </dt>
            <dd>
              <ChangeAmount amount={parts[id]} currency={currency} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
