import { useSyncExternalStore } from "react";

function fourTimesASecond(onTick: () => void): () => void {
  const timer = setInterval(onTick, 250);
  return () => {
    clearInterval(timer);
  };
}

/** Seconds left, counting down: rerenders whenever what `secondsLeft` returns changes. */
export function useCountdown(secondsLeft: () => number): number {
  return useSyncExternalStore(fourTimesASecond, secondsLeft);
}
