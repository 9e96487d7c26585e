import type { Forecast } from "@/api/costs-forecast";
import { formatDayParts } from "@/lib/dates/days";
import { numberFormat } from "@/lib/format/intl-formats";
import { readerLocales } from "@/lib/format/locale";
import { formatMoneyRounded } from "@/lib/format/money";
import type { View } from "@/lib/view";

/** Only the money of projects is forecast: of a model or a line item alone nothing is said. */
export function isForecast({ filters }: View): boolean {
  return filters.models.length === 0 && filters.lineItems.length === 0;
}

/** What is said of where the month ends. */
export interface MonthEndText {
  label: string;
  /** Null where nothing is expected. */
  value: string | null;
  note: string;
}

/**
 * "Forecast for November", "$65,480", "80% likely: $63,100 – $67,900", or why there is no more to say; `old` says that
 * newer figures could not be had.
 */
export function monthEndText(forecast: Forecast, old = false): MonthEndText {
  const { expected, low, high, coverage, currency, reason, month_start } = forecast;
  const money = (amount: number) => formatMoneyRounded(amount, currency);
  const percent = numberFormat(readerLocales(), { style: "percent" });
  const why = reason === "too_little_history" ? "not enough history" : "not available";
  const band = low !== null && high !== null;
  const note = band
    ? // A blank that does not break keeps the dash beside its figure.
      `${percent.format(coverage)} likely: ${money(low)}\u00a0– ${money(high)}`
    : expected === null
      ? why
      : `No range yet: ${why}`;
  return {
    label: `Forecast for ${formatDayParts(month_start, { month: "long" })}`,
    value: expected === null ? null : money(expected),
    note: old ? `${note}; from stale data` : note,
  };
}
