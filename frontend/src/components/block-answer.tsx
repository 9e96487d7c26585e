import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Problem } from "@/lib/problem";
import styles from "./answer.module.css";
import notice from "./notice.module.css";
import { Loading } from "./loading";
import { helpFor } from "./problem-help";
import { TryAgain } from "./try-again";
import { useProblem } from "./use-problem";

interface BlockAnswerProps<T> {
  query: UseQueryResult<T, Problem>;
  /** What is waited for: "Loading the chart…" */
  waiting: string;
  skeleton: ReactNode;
  className?: string | undefined;
  children: (data: T) => ReactNode;
}

/** The answer to one block's own question, in every state: the rest of the page stands without it. */
export function BlockAnswer<T>(props: BlockAnswerProps<T>) {
  const { query, waiting, skeleton, className = "", children } = props;
  const { data, isFetching, isPlaceholderData } = query;
  const problem = useProblem(query);
  if (problem && (data === undefined || isPlaceholderData)) {
    return (
      <div className={notice.problem}>
        <div key={problem.happenedAt} role="alert">
          <strong>{helpFor(problem).title}.</strong> {problem.message}
        </div>
        <div className={notice.actions}>
          <TryAgain problem={problem} busy={isFetching} onTry={() => void query.refetch()} />
        </div>
      </div>
    );
  }
  if (data === undefined) return <Loading label={waiting} skeleton={skeleton} />;
  // What could not be asked again is said once, above the page; here the known figures stay.
  return (
    <div
      className={`${className} ${isPlaceholderData ? styles.old : ""}`}
      aria-busy={isPlaceholderData}
    >
      {children(data)}
    </div>
  );
}
