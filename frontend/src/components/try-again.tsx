import { type ApiError, secondsToWait } from "@/api/api-error";
import { useCountdown } from "@/hooks/use-countdown";
import { FocusableDisabledButton } from "./focusable-disabled-button";

interface TryAgainProps {
  problem: ApiError;
  onTry: () => void;
  busy: boolean;
}

/** A button that is disabled for as long as the server's Retry-After says, and shows how long that is. */
export function TryAgain({ problem, onTry, busy }: TryAgainProps) {
  const left = useCountdown(() => secondsToWait(problem));
  const waiting = left > 0;
  return (
    <>
      <FocusableDisabledButton variant="primary" enabled={!busy && !waiting} onClick={onTry}>
        {busy ? "Trying…" : "Try again"}
      </FocusableDisabledButton>
      {waiting && <span className="quiet num align-self-center">available in {left} s</span>}
    </>
  );
}
