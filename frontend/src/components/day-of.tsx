import { type Day, dayOfSeconds, formatDay } from "@/lib/dates/days";
import { NotAvailable } from "./not-available";

/** A UTC day in the reader's language. */
export function DayOf({ day }: { day: Day }) {
  return (
    <time className="num" dateTime={day}>
      {formatDay(day)}
    </time>
  );
}

/** The UTC day of a moment in Unix seconds; null is not available. */
export function DayOfSeconds({ seconds }: { seconds: number | null }) {
  return seconds === null ? <NotAvailable /> : <DayOf day={dayOfSeconds(seconds)} />;
}
