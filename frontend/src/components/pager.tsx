import { useState } from "react";
import { formatCount } from "@/lib/count";
import { Announcer } from "./announcer";
import styles from "./pager.module.css";
import { SteadyButton } from "./steady-button";

interface PagerProps {
  pageIndex: number;
  pageSize: number;
  rowCount: number;
  onPage: (pageIndex: number) => void;
}

/** "26 – 50 of 1,000" and the way to the pages before and after; nothing where one page holds all. */
export function Pager({ pageIndex, pageSize, rowCount, onPage }: PagerProps) {
  const [turnedTo, setTurnedTo] = useState<string | null>(null);
  const pages = Math.ceil(rowCount / pageSize);
  if (pages <= 1) return null;
  const rows = (page: number) => {
    const first = page * pageSize + 1;
    const last = Math.min(rowCount, first + pageSize - 1);
    return `${formatCount(first)} – ${formatCount(last)} of ${formatCount(rowCount)}`;
  };
  const step = (label: string, to: number, possible: boolean) => (
    <SteadyButton
      variant="outline-secondary"
      possible={possible}
      onClick={() => {
        setTurnedTo(rows(to));
        onPage(to);
      }}
    >
      {label}
    </SteadyButton>
  );
  return (
    <nav className={styles.pager} aria-label="Pages of the table">
      <span className="quiet num">{rows(pageIndex)}</span>
      {/* Only a page that was turned is said here: what a search found is said by whoever searches. */}
      <Announcer>{turnedTo === rows(pageIndex) ? turnedTo : ""}</Announcer>
      <span className={styles.steps}>
        {step("Previous", pageIndex - 1, pageIndex > 0)}
        <span className="quiet num">
          Page {pageIndex + 1} of {pages}
        </span>
        {step("Next", pageIndex + 1, pageIndex + 1 < pages)}
      </span>
    </nav>
  );
}
