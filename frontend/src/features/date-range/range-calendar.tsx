import { DayPicker } from "react-day-picker";
import type { Day } from "@/lib/dates/days";
import { readerLocales } from "@/lib/format/locale";
import { weekStart } from "@/lib/dates/week-start";
import { FORMATTERS, LABELS } from "./calendar-labels";
import { type Draft, FIRST_DAY } from "./custom-range-data";
import { calendarDate, calendarDay, calendarRange, pickedDraft } from "./range-calendar-data";
import styles from "./range-calendar.module.css";

interface RangeCalendarProps {
  draft: Draft;
  today: Day;
  /** How many months are side by side, and the first of them. */
  months: number;
  first: Day;
  onMonth: (month: Day) => void;
  onPick: (draft: Draft) => void;
}

/** A calendar of UTC days to pick a first and a last one from. */
export function RangeCalendar(props: RangeCalendarProps) {
  const { draft, today, months, first, onMonth, onPick } = props;
  return (
    <DayPicker
      mode="range"
      // A click on a whole range begins another, rather than moving one of its ends.
      resetOnSelect
      timeZone="UTC"
      lang={readerLocales()[0] ?? ""}
      weekStartsOn={weekStart()}
      formatters={FORMATTERS}
      labels={LABELS}
      classNames={styles}
      captionLayout="dropdown"
      navLayout="around"
      numberOfMonths={months}
      startMonth={calendarDate(FIRST_DAY)}
      endMonth={calendarDate(today)}
      month={calendarDate(first)}
      today={calendarDate(today)}
      disabled={{ after: calendarDate(today) }}
      selected={calendarRange(draft)}
      onMonthChange={(month) => {
        onMonth(calendarDay(month));
      }}
      onSelect={(picked) => {
        onPick(pickedDraft(picked));
      }}
    />
  );
}
