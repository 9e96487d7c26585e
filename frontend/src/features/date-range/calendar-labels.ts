import type { Formatters, Labels } from "react-day-picker";
import { formatDayParts } from "@/lib/dates/days";
import { calendarDay } from "./range-calendar-data";

/** A date of the calendar, written as all other days of the page are. */
function written(parts: Intl.DateTimeFormatOptions) {
  return (date: Date) => formatDayParts(calendarDay(date), parts);
}

const monthAndYear = written({ month: "long", year: "numeric" });
const fullDay = written({ dateStyle: "full" });

export const FORMATTERS: Partial<Formatters> = {
  formatCaption: monthAndYear,
  formatDay: written({ day: "numeric" }),
  formatMonthDropdown: written({ month: "long" }),
  formatWeekdayName: written({ weekday: "short" }),
  formatYearDropdown: written({ year: "numeric" }),
};

export const LABELS: Partial<Labels> = {
  labelDayButton: (date, { today, selected }) =>
    `${today ? "Today, " : ""}${fullDay(date)}${selected ? ", selected" : ""}`,
  labelGrid: monthAndYear,
  labelMonthDropdown: () => "Month",
  labelNext: () => "Next month",
  labelPrevious: () => "Previous month",
  labelWeekday: written({ weekday: "long" }),
  labelYearDropdown: () => "Year",
};
