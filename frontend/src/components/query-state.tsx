import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Problem } from "@/api/api-error";
import { useLasting } from "@/hooks/use-delayed-flag";
import styles from "./query-state.module.css";
import { Card } from "./card";
import { FiguresNotice } from "./refresh-error-notice";
import { Loading } from "./loading";
import { LongWait } from "./long-wait";
import { ProblemState } from "./error-state";
import { useProblem } from "./use-last-error";

/** A change at which nobody flinches: new figures come sooner as a rule, and nothing is painted in between. */
const PALE_AFTER_MS = 150;

interface AnswerProps<T> {
  query: UseQueryResult<T, Problem>;
  /** What is waited for: "Loading the costs…" */
  waiting: string;
  skeleton: ReactNode;
  /** How far a long wait has come. */
  progress?: ReactNode;
  /** The answer stands in a card already, which stays whatever becomes of it. */
  inCard?: boolean;
  /** Above the card is said already that its figures could not be read anew. */
  toldAbove?: boolean;
  /** Of what stands around the answer. */
  className?: string | undefined;
  children: (data: T) => ReactNode;
}

/** What the API answered, in every state a question can be in: waiting, refused, known, known and out of date. */
export function Answer<T>(props: AnswerProps<T>) {
  const { query, waiting, skeleton, progress, inCard = false, toldAbove = false } = props;
  const { className = "", children } = props;
  const { data, isFetching, isPlaceholderData } = query;
  const problem = useProblem(query);
  const pale = useLasting(isPlaceholderData, PALE_AFTER_MS);
  const trial = { busy: isFetching, onTry: () => void query.refetch() };
  if (problem && (data === undefined || isPlaceholderData)) {
    const state = <ProblemState problem={problem} {...trial} />;
    return inCard ? (
      state
    ) : (
      <Card title="No answer" titleHidden>
        {state}
      </Card>
    );
  }
  const long = progress !== undefined && <LongWait>{progress}</LongWait>;
  if (data === undefined) return <Loading label={waiting} skeleton={skeleton} progress={long} />;
  return (
    <>
      {/* One notice with a button is enough for a page, whose blocks all ask the same server. */}
      {!inCard && <FiguresNotice query={query} />}
      {problem && inCard && !toldAbove && (
        <p role="status" className={`quiet ${styles.kept}`}>
          These are the last figures that arrived: they could not be read anew.
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
