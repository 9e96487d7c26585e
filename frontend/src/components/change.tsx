import { formatChange, formatFraction } from "@/lib/format/change";
import styles from "./change.module.css";

type Way = "up" | "down" | "level";

function way(change: number): Way {
  if (change === 0) return "level";
  return change > 0 ? "up" : "down";
}

const ARROW = { up: "▲", down: "▼", level: "" } as const;

/** "▲ 18.4%", "▼ 12.6%", "▲ ×12": how far from what was before, as a fraction of it. */
export function FractionChange({ fraction }: { fraction: number }) {
  const direction = way(fraction);
  return (
    <span className={`${styles[direction]} num`}>
      {direction !== "level" && (
        <>
          <span aria-hidden="true">{ARROW[direction]} </span>
          <span className="visually-hidden">{direction} </span>
        </>
      )}
      {formatFraction(fraction)}
    </span>
  );
}

interface ChangeProps {
  /** What changed; null where nothing is compared. */
  change: number | null;
  fraction: number | null;
  currency: string;
  /** Shown where there is no fraction: there was no spend before, or there is none now. */
  word?: "new" | "gone" | null;
}

/** A change of money against what was before: by how much of it, and in money. */
export function Change({ change, fraction, currency, word = null }: ChangeProps) {
  if (change === null) return null;
  const amount = formatChange(change, currency);
  let first = fraction !== null && <FractionChange fraction={fraction} />;
  if (word !== null) first = <span className={styles[way(change)]}>{word}</span>;
  if (first === false) return <span className={`${styles[way(change)]} num`}>{amount}</span>;
  return (
    <span title={amount}>
      {first}
      <span className={`${styles.amount} quiet num wide-only`}>{amount}</span>
    </span>
  );
}

/** "+$5,320.40", "−$881.65" */
export function ChangeAmount({ amount, currency }: { amount: number; currency: string }) {
  return <span className={`${styles[way(amount)]} num`}>{formatChange(amount, currency)}</span>;
}

/** The same as FractionChange, on a ground of its own. */
export function FractionChip({ fraction }: { fraction: number }) {
  return (
    <span className={`${styles.chip} ${styles[`${way(fraction)}Chip`]}`}>
      <FractionChange fraction={fraction} />
    </span>
  );
}
