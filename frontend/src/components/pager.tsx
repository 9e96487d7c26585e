import { formatCount } from "@/lib/count";
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
  const pages = Math.ceil(rowCount / pageSize);
  if (pages <= 1) return null;
  const first = pageIndex * pageSize + 1;
  const last = Math.min(rowCount, first + pageSize - 1);
  const step = (label: string, to: number, possible: boolean) => (
    <SteadyButton
      variant="outline-secondary"
      possible={possible}
      onClick={() => {
        onPage(to);
      }}
    >
      {label}
    </SteadyButton>
  );
  return (
    <nav className={styles.pager} aria-label="Pages of the table">
      <span className="quiet num" role="status">
        {formatCount(first)} – {formatCount(last)} of {formatCount(rowCount)}
      </span>
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
