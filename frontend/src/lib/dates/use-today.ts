import { useSyncExternalStore } from "react";
import { type Day, untilNextDay, utcDay } from "./days";

/** A clock can be set, and a sleeping laptop's timers do not run: no timer is trusted for longer. */
const LONGEST_WAIT_MS = 60_000;

function watchTheDay(onLook: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const look = () => {
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(untilNextDay(new Date()), LONGEST_WAIT_MS));
    onLook();
  };
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
  };
}

/** Today in UTC; a page left open over midnight moves on to the new day. */
export function useToday(): Day {
  return useSyncExternalStore(watchTheDay, () => utcDay(new Date()));
}
