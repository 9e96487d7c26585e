import { useSyncExternalStore } from "react";
import { type Problem, secondsToWait } from "@/api/api-error";

function fourTimesASecond(onTick: () => void): () => void {
  const timer = setInterval(onTick, 250);
  return () => {
    clearInterval(timer);
  };
}

/** Whole seconds until another try is worth it, counting down. */
export function useSecondsToWait(problem: Problem): number {
  return useSyncExternalStore(fourTimesASecond, () => secondsToWait(problem));
}
