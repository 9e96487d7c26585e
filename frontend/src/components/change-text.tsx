import { formatChange, formatFraction } from "@/lib/change";
import styles from "./change-text.module.css";

/** Up is warm, down is green; which it is, the sign or the arrow says as well. */
function tone(change: number): string | undefined {
  if (change === 0) return styles.same;
  return change > 0 ? styles.up : styles.down;
}

interface ChangeTextProps {
  amount: number;
  currency: string;
}

/** "+$5,320.40", "−$881.65" */
export function ChangeText({ amount, currency }: ChangeTextProps) {
  return <span className={`num ${tone(amount)}`}>{formatChange(amount, currency)}</span>;
}

interface ChangeChipProps {
  amount: number;
  /** Of what was before; null where that was nothing, or less. */
  fraction: number | null;
  /** Without a ground of its own, for a cell of a table. */
  plain?: boolean;
}

/** "▲ 18.4%", "▼ 12.6%", "new" */
export function ChangeChip({ amount, fraction, plain = false }: ChangeChipProps) {
  const arrow = amount === 0 ? "" : amount > 0 ? "▲" : "▼";
  const word = amount === 0 ? "unchanged" : amount > 0 ? "up" : "down";
  const size = fraction === null ? "" : formatFraction(fraction).replace(/^[+\u2212]/, "");
  return (
    <span className={`num ${plain ? "" : styles.chip} ${tone(amount)}`}>
      {arrow !== "" && <span aria-hidden="true">{arrow} </span>}
      <span className="visually-hidden">{word} </span>
      {size}
    </span>
  );
}
