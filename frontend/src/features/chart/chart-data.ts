import type { Bucket, OneSeries, Series, SeriesBy } from "@/api/costs-series";
import { formatCount } from "@/lib/format/count";
import { type Day, formatDay, formatDayParts, formatDayRange, formatDayShort } from "@/lib/dates/days";
import { modelLabel, projectLabel } from "@/lib/labels";
import { seriesToken } from "@/lib/series-colour";

/** A day that is not over or has not begun, and what it is expected to cost as a whole. */
export interface ExpectedDay {
  date: Day;
  expected: number;
}

/** A day on which more was spent than usual, and how, in words. */
export interface UnusualDay {
  date: Day;
  words: string;
}

/** One part of each bar, from the bottom of the stack up. */
export interface Part extends Pick<OneSeries, "key" | "others" | "total" | "values"> {
  label: string;
  token: `--series-${string}`;
}

/** One place on the axis: a bucket with its amounts, or a future day with a forecast. */
export interface Place {
  start: Day;
  end: Day;
  /** Under the axis. */
  label: string;
  /** The heading of its tooltip. */
  title: string;
  /** Null for a day that has not begun. */
  total: number | null;
  partial: boolean;
  previous: number | null;
  /** The forecast for the whole day; null where there is none. */
  expected: number | null;
  unusual: string[];
}

/** Everything that the chart draws and says. */
export interface Picture {
  currency: string;
  by: SeriesBy;
  interval: Series["interval"];
  cumulative: boolean;
  total: number;
  compared: Series["comparison"];
  parts: Part[];
  places: Place[];
}

const OTHERS: Record<SeriesBy, string> = {
  none: "part",
  project: "project",
  model: "model",
  line_item: "line item",
  direction: "direction",
};

/** What a part of the money is called. */
export function partLabel(by: SeriesBy, { key, name, others }: OneSeries): string {
  if (others > 0) return `${formatCount(others)} other ${OTHERS[by]}${others === 1 ? "" : "s"}`;
  switch (by) {
    case "none":
      return "Total";
    case "project":
      return projectLabel({ id: key, name });
    case "model":
      return modelLabel(key);
    case "line_item":
      return key ?? "Unlabelled";
    case "direction":
      return key === null ? "Neither input nor output" : `${key[0]?.toUpperCase()}${key.slice(1)}`;
  }
}

function axisLabel({ start_date, partial }: Bucket, interval: Series["interval"]): string {
  if (interval === "month") return formatDayParts(start_date, { month: "short", year: "2-digit" });
  return partial && interval === "day" ? "today" : formatDayShort(start_date);
}

function placeOf(bucket: Bucket, interval: Series["interval"]): Place {
  const { start_date: start, end_date: end, partial } = bucket;
  const days = start === end ? formatDay(start) : formatDayRange({ start, end });
  return {
    start,
    end,
    label: axisLabel(bucket, interval),
    title: partial ? `${days}, so far` : days,
    total: bucket.total,
    partial,
    previous: bucket.previous,
    expected: null,
    unusual: [],
  };
}

function placeAhead({ date, expected }: ExpectedDay): Place {
  return {
    start: date,
    end: date,
    label: formatDayShort(date),
    title: formatDay(date),
    total: null,
    partial: false,
    previous: null,
    expected,
    unusual: [],
  };
}

/** Joins what is known of each place: days ahead and unusual days belong only to bars of single days. */
export function drawnPicture(
  answer: Series,
  expected: readonly ExpectedDay[] = [],
  unusual: readonly UnusualDay[] = [],
): Picture {
  const { interval, cumulative, by } = answer;
  const places = answer.buckets.map((bucket) => placeOf(bucket, interval));
  if (interval === "day" && !cumulative) {
    const last = places.at(-1);
    const ahead = last?.partial ? expected : [];
    if (last) last.expected = ahead.find(({ date }) => date === last.start)?.expected ?? null;
    for (const place of places) {
      place.unusual = unusual.filter(({ date }) => date === place.start).map(({ words }) => words);
    }
    places.push(...ahead.filter(({ date }) => last && date > last.start).map(placeAhead));
  }
  return {
    currency: answer.currency,
    by,
    interval,
    cumulative,
    total: answer.total,
    compared: answer.comparison,
    parts: answer.series.map((one, index) => ({
      key: one.key,
      others: one.others,
      total: one.total,
      values: one.values,
      label: partLabel(by, one),
      token: one.others > 0 ? seriesToken(0) : seriesToken(index + 1),
    })),
    places,
  };
}

/** What the chart is called: "Cost per day". */
export function chartTitle({ interval, cumulative }: Pick<Series, "interval" | "cumulative">) {
  return cumulative ? `Cumulative cost by ${interval}` : `Cost per ${interval}`;
}

/** The unusual places, those together that follow each other. */
export function unusualRuns(places: readonly Place[]): number[][] {
  const runs: number[][] = [];
  places.forEach(({ unusual }, at) => {
    if (unusual.length === 0) return;
    const last = runs.at(-1);
    if (last?.at(-1) === at - 1) last.push(at);
    else runs.push([at]);
  });
  return runs;
}
