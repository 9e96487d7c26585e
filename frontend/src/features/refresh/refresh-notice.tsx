import { Alert } from "@/components/alert";
import { LiveRegion } from "@/components/live-region";
import { helpFor } from "@/components/error-help";
import { type ApiError, secondsToWait } from "@/api/api-error";
import { useCountdown } from "@/hooks/use-countdown";
import styles from "./refresh-notice.module.css";

/** Why a refresh request was refused; nothing where it was accepted. */
export function RefreshNotice({ problem }: { problem: ApiError | null }) {
  const tooSoon = problem?.code === "refreshed_too_soon";
  return (
    <>
      {/* Said once; what is seen counts down. */}
      <LiveRegion>{tooSoon ? "Just refreshed." : ""}</LiveRegion>
      {tooSoon && <TooSoon problem={problem} />}
      {problem !== null && !tooSoon && (
        <div className={styles.notice}>
          <Alert className="mb-0">
            <strong>{helpFor(problem).title}.</strong> {problem.message}
          </Alert>
        </div>
      )}
    </>
  );
}

/** Gone by itself when its time is over. */
function TooSoon({ problem }: { problem: ApiError }) {
  const left = useCountdown(() => secondsToWait(problem));
  if (left === 0) return null;
  return (
    <p className={`${styles.notice} quiet mb-0 text-end`}>
      Just refreshed. Try again in <span className="num">{left} s</span>
    </p>
  );
}
