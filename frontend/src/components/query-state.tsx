import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { ApiError } from "@/api/api-error";
import { useDelayedFlag } from "@/hooks/use-delayed-flag";
import styles from "./query-state.module.css";
import { Card } from "./card";
import { RefreshErrorNotice } from "./refresh-error-notice";
import { Loading } from "./loading";
import { LongWait } from "./long-wait";
import { ErrorState } from "./error-state";
import { useLastError } from "./use-last-error";

/** New data usually arrives sooner; without this delay every change would flash. */
const PALE_AFTER_MS = 150;

interface QueryStateProps<T> {
  query: UseQueryResult<T, ApiError>;
  /** What is waited for: "Loading the costs…" */
  waiting: string;
  skeleton: ReactNode;
  /** How far a long wait has come. */
  progress?: ReactNode;
  /** The content is in a card already, which stays in every state. */
  inCard?: boolean;
  /** A notice above the card already says that the refresh failed. */
  errorShownAbove?: boolean;
  /** Of the element around the content. */
  className?: string | undefined;
  children: (data: T) => ReactNode;
}

/** Renders a query in each of its states: loading, failed, loaded, loaded but stale. */
export function QueryState<T>(props: QueryStateProps<T>) {
  const { query, waiting, skeleton, progress, inCard = false, errorShownAbove = false } = props;
  const { className = "", children } = props;
  const { data, isFetching, isPlaceholderData } = query;
  const problem = useLastError(query);
  const pale = useDelayedFlag(isPlaceholderData, PALE_AFTER_MS);
  const trial = { busy: isFetching, onTry: () => void query.refetch() };
  if (problem && (data === undefined || isPlaceholderData)) {
    const state = <ErrorState problem={problem} {...trial} />;
    return inCard ? (
      state
    ) : (
      <Card title="Error" titleHidden>
        {state}
      </Card>
    );
  }
  const long = progress !== undefined && <LongWait>{progress}</LongWait>;
  if (data === undefined) return <Loading label={waiting} skeleton={skeleton} progress={long} />;
  return (
    <>
      {/* One notice with a button is enough for a page, whose blocks all ask the same server. */}
      {!inCard && <RefreshErrorNotice query={query} />}
      {problem && inCard && !errorShownAbove && (
        <p role="status" className={`quiet ${styles.kept}`}>
          The last refresh failed. These are the last figures loaded.
        </p>
      )}
      {isPlaceholderData && long}
      <div
        className={`${className} ${pale ? styles.old : ""}`}
        aria-busy={isPlaceholderData}
      >
        {children(data)}
      </div>
    </>
  );
}
