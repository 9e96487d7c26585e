import { formatCount } from "@/lib/format/count";
import { type Day, type DayRange, daysIn, formatDay, formatDayRange, isDay } from "@/lib/dates/days";

/** OpenAI's API opened in the course of this year: nothing was billed before. */
export const FIRST_DAY: Day = "2020-01-01";

/** Five years, with the leap days that they can have. */
export const MOST_DAYS = 1827;

/** What a person has put in so far: days, or what is not one yet. */
export interface Draft {
  start: string;
  end: string;
}

/** What is wrong with a draft, and which of its ends has to change. */
export interface DraftProblem {
  end: keyof Draft;
  message: string;
}

const NAMES = { start: "first day", end: "last day" } as const;

/** What keeps a draft from being a range; null where it is one. */
export function draftProblem(draft: Draft, today: Day): DraftProblem | null {
  return (
    dayProblem("start", draft, today) ?? dayProblem("end", draft, today) ?? orderProblem(draft)
  );
}

function dayProblem(end: keyof Draft, draft: Draft, today: Day): DraftProblem | null {
  const day = draft[end];
  const name = NAMES[end];
  if (!isDay(day)) return { end, message: `Enter the ${name}: day, month and year.` };
  if (day > today) {
    return { end, message: `The ${name} is after today, ${formatDay(today)} in UTC.` };
  }
  if (day < FIRST_DAY) {
    return { end, message: `The ${name} is before ${formatDay(FIRST_DAY)}, the earliest day with costs.` };
  }
  return null;
}

function orderProblem(range: DayRange): DraftProblem | null {
  if (range.start > range.end) {
    return { end: "end", message: "The last day is before the first day." };
  }
  if (daysIn(range) > MOST_DAYS) {
    return { end: "start", message: "A range can be five years long at most." };
  }
  return null;
}

/** What a draft comes to, or what it still wants. */
export function draftText(draft: Draft, today: Day): string {
  if (draftProblem(draft, today) === null) {
    const days = daysIn(draft);
    return `${formatDayRange(draft)}: ${formatCount(days)} UTC ${days === 1 ? "day" : "days"}`;
  }
  return isDay(draft.start) && draft.end === "" ? "Choose the last day." : "Choose two days.";
}

/** The range in the address, without future days; null for an invalid one. */
export function parseRange(start: string | null, end: string | null, today: Day): DayRange | null {
  if (start === null || end === null || !isDay(end)) return null;
  const range = { start, end: end > today ? today : end };
  return draftProblem(range, today) === null ? range : null;
}
