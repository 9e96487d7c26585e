import { useSyncExternalStore } from "react";
import { type Problem, secondsToWait } from "@/lib/problem";
import { SteadyButton } from "./steady-button";

function fourTimesASecond(onTick: () => void): () => void {
  const timer = setInterval(onTick, 250);
  return () => {
    clearInterval(timer);
  };
}

interface TryAgainProps {
  problem: Problem;
  onTry: () => void;
  busy: boolean;
}

/** A button that waits out what the server asked for, and says how long that is. */
export function TryAgain({ problem, onTry, busy }: TryAgainProps) {
  const left = useSyncExternalStore(fourTimesASecond, () => secondsToWait(problem));
  const waiting = left > 0;
  return (
    <>
      <SteadyButton variant="primary" possible={!busy && !waiting} onClick={onTry}>
        {busy ? "Trying…" : "Try again"}
      </SteadyButton>
      {waiting && <span className="quiet num align-self-center">possible in {left} s</span>}
    </>
  );
}
