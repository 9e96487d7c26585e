import type { ApiError } from "@/api/api-error";
import { Alert } from "./alert";
import styles from "./notice.module.css";
import { helpFor } from "./error-help";
import { TryAgain } from "./try-again";

interface ErrorProps {
  problem: ApiError;
  onTry: () => void;
  /** Whether another try is under way. */
  busy: boolean;
}

/** In place of data that failed to load: what happened and what to do. */
export function ErrorState({ problem, onTry, busy }: ErrorProps) {
  const { title, steps, complete } = helpFor(problem);
  return (
    <div className={styles.problem}>
      {/* Said at once; what is below may count down, and would be said again each second.
          The key has a second failure said, too, though its words be the same. */}
      <div key={problem.happenedAt} role="alert">
        <h2>{title}</h2>
        {complete !== true && <p>{problem.message}</p>}
      </div>
      {steps}
      {problem.requestId !== null && (
        <p>
          Request id: <code>{problem.requestId}</code>
        </p>
      )}
      <div className={styles.actions}>
        <TryAgain problem={problem} onTry={onTry} busy={busy} />
      </div>
    </div>
  );
}

/** Above data that is still shown after a refresh failed. */
export function ErrorNotice({ problem, onTry, busy }: ErrorProps) {
  return (
    <Alert className={styles.notice}>
      <p>
        <strong>{helpFor(problem).title}.</strong> These are the last figures loaded.{" "}
        {problem.message}
      </p>
      <TryAgain problem={problem} onTry={onTry} busy={busy} />
    </Alert>
  );
}
