import type { ReactNode } from "react";
import styles from "./notice.module.css";

interface EmptyStateProps {
  title: string;
  children: ReactNode;
  /** What to do instead. */
  actions?: ReactNode;
}

/** Nothing to show, why, and where to go from here. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <h3>{title}</h3>
      <p className="quiet">{children}</p>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
