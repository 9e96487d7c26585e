import { useState } from "react";
import { formatCount } from "@/lib/format/count";
import { LiveRegion } from "@/components/live-region";
import styles from "./pager.module.css";
import { FocusableDisabledButton } from "@/components/focusable-disabled-button";

interface PagerProps {
  /** From 1. */
  page: number;
  pages: number;
  pageSize: number;
  /** Rows on all pages together. */
  count: number;
  /** Goes to the next page, or by -1 to the previous one; returns the page it went to. */
  onTurn: (by: 1 | -1) => number;
}

/** "26 – 50 of 1,000" and the way to the pages before and after; nothing where one page holds all. */
export function Pager({ page, pages, pageSize, count, onTurn }: PagerProps) {
  const [turnedTo, setTurnedTo] = useState<string | null>(null);
  if (pages <= 1) return null;
  const rows = (of: number) => {
    const first = (of - 1) * pageSize + 1;
    const last = Math.min(count, first + pageSize - 1);
    return `${formatCount(first)} – ${formatCount(last)} of ${formatCount(count)}`;
  };
  const step = (label: string, by: 1 | -1, enabled: boolean) => (
    <FocusableDisabledButton
      variant="outline-secondary"
      enabled={enabled}
      onClick={() => {
        setTurnedTo(rows(onTurn(by)));
      }}
    >
      {label}
    </FocusableDisabledButton>
  );
  return (
    <nav className={styles.pager} aria-label="Pages of the table">
      <span className="quiet num">{rows(page)}</span>
      {/* Only a page that was turned is said here: what a search found is said by whoever searches. */}
      <LiveRegion>{turnedTo === rows(page) ? turnedTo : ""}</LiveRegion>
      <span className={styles.steps}>
        {step("Previous", -1, page > 1)}
        <span className="quiet num">
          Page {page} of {pages}
        </span>
        {step("Next", 1, page < pages)}
      </span>
    </nav>
  );
}
