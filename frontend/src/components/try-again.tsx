import { useEffect, useState } from "react";
import Button from "react-bootstrap/Button";
import type { Problem } from "@/lib/problem";

/** Whole seconds until another try is worth it. */
function secondsLeft(problem: Problem): number {
  const until = problem.happenedAt + (problem.retryAfter ?? 0) * 1000;
  return Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

interface TryAgainProps {
  problem: Problem;
  onTry: () => void;
  busy: boolean;
}

/** A button that waits out what the server asked for, and says how long that is. */
export function TryAgain({ problem, onTry, busy }: TryAgainProps) {
  const [left, setLeft] = useState(() => secondsLeft(problem));
  const waiting = left > 0;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => {
      setLeft(secondsLeft(problem));
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [problem, waiting]);
  return (
    <>
      <Button variant="primary" onClick={onTry} disabled={busy || waiting}>
        {busy ? "Trying…" : "Try again"}
      </Button>
      {waiting && <span className="quiet num align-self-center">possible in {left} s</span>}
    </>
  );
}
