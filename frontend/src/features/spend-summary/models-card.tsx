import { useState } from "react";
import Button from "react-bootstrap/Button";
import type { ModelSpend } from "@/api/costs-summary";
import { Card } from "@/components/card";
import { Money } from "@/components/money";
import { ShareBar, ShareText } from "@/components/share-bar";
import styles from "./models-card.module.css";
import { modelRowLabel } from "./summary-data";

const SHOWN = 6;

interface ModelsCardProps {
  models: ModelSpend[];
  currency: string;
}

/** Each model with its cost and share of the total, the most expensive first. */
export function ModelsCard({ models, currency }: ModelsCardProps) {
  const [all, setAll] = useState(false);
  const shown = all ? models : models.slice(0, SHOWN);
  return (
    <Card title="Cost by model" className={styles.card}>
      <ul className={styles.list}>
        {shown.map(({ model, others, total, share }) => (
          <li key={JSON.stringify([model, others])} className={styles.model}>
            <bdi>{modelRowLabel({ model, others })}</bdi>
            <span>
              <Money amount={total} currency={currency} />{" "}
              <span className={`quiet num ${styles.share}`}>
                <ShareText share={share} />
              </span>
            </span>
            <ShareBar share={share} className={styles.bar} />
          </li>
        ))}
      </ul>
      {models.length > SHOWN && (
        <div className={styles.more}>
          <Button
            variant="link"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? "Show fewer" : "Show all models"}
          </Button>
        </div>
      )}
    </Card>
  );
}
