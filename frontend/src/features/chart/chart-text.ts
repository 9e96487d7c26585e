import { formatDayRange } from "@/lib/dates/days";
import { formatMoney } from "@/lib/format/money";
import type { Part, Picture, Place } from "./chart-data";

/** What the money beside a bucket's own is called. */
export const COMPARED = {
  previous: "Previous period",
  month: "Month earlier",
  year: "Year earlier",
} as const;

/** The parts that have a figure at a place, with it. */
export function partsAt({ parts, places }: Picture, at: number): { part: Part; value: number }[] {
  if (places[at]?.total == null) return [];
  return parts.flatMap((part) => {
    const value = part.values[at] ?? 0;
    return value === 0 ? [] : [{ part, value }];
  });
}

/** "Expected by the end of the day" for today, "Expected" for a day that has not begun. */
export function expectedLabel({ total }: Place): string {
  return total === null ? "Expected" : "Expected by the end of the day";
}

/** A place in one sentence, for screen readers. */
export function placeText(picture: Picture, at: number): string {
  const place = picture.places[at];
  if (!place) return "";
  const money = (amount: number) => formatMoney(amount, picture.currency);
  const { title, total, previous, expected, unusual } = place;
  const said = [
    total === null ? title : `${title}: ${money(total)}`,
    ...(expected === null ? [] : [`${expectedLabel(place)}: ${money(expected)}`]),
    ...(picture.compared === null || previous === null
      ? []
      : [`${COMPARED[picture.compared.kind]}: ${money(previous)}`]),
    ...unusual.map((words) => `Unusual: ${words}`),
    ...partsAt(picture, at).map(({ part, value }) => `${part.label} ${money(value)}`),
  ];
  return `${said.join(". ")}.`;
}

/** The chart in words. */
export function chartText({ places, interval, cumulative, currency }: Picture): string {
  const counted = places.filter(({ total }) => total !== null);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return "No days.";
  const days = formatDayRange({ start: first.start, end: last.end });
  const what = cumulative ? "Cumulative cost" : `Cost per UTC ${interval}`;
  const highest = counted.reduce((most, one) =>
    (one.total ?? 0) > (most.total ?? 0) ? one : most,
  );
  const most = formatMoney(highest.total ?? 0, currency);
  return `${what}, ${days}.${counted.length > 1 ? ` Highest: ${highest.title}, ${most}.` : ""}`;
}

/** Said beside the hatched bar; null where every day of the range is over. */
export function partialNote({ places, currency, interval, cumulative }: Picture): string | null {
  const counting = places.find(({ partial }) => partial);
  if (counting?.total == null) return null;
  const note = `${interval === "day" ? "Today" : `The last ${interval}`} is incomplete`;
  // A running sum says nothing about the bucket alone.
  return cumulative ? note : `${note}: ${formatMoney(counting.total, currency)} so far`;
}
