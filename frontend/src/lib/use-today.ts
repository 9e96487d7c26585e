import { useEffect, useState } from "react";
import { type Day, untilNextDay, utcDay } from "@/lib/days";

/** Today in UTC; a page left open over midnight moves on to the new day. */
export function useToday(): Day {
  const [today, setToday] = useState(() => utcDay(new Date()));
  useEffect(() => {
    const timer = setTimeout(
      () => {
        setToday(utcDay(new Date()));
      },
      untilNextDay(new Date()) + 1000,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [today]);
  return today;
}
