import { numberFormat } from "./intl-formats";
import { readerLocales } from "./locale";
import { formatMoney } from "./money";
import { formatShare } from "./share";

/** From ten times as much on, a change is read more easily as "×12" than as "1,100.0%". */
const TIMES_FROM = 9;

/** An amount more or less: "+$7,492.10", "−$881.65"; without a sign where it shows as nothing. */
export function formatChange(amount: number, currency = "usd", locales = readerLocales()): string {
  const size = formatMoney(Math.abs(amount), currency, locales);
  if (size === formatMoney(0, currency, locales)) return size;
  // A minus sign as wide as the plus, so that amounts align.
  return `${amount < 0 ? "\u2212" : "+"}${size}`;
}

/** How far from what was before, either way: "18.4%", and "×12" where it is many times as much. */
export function formatFraction(fraction: number, locales = readerLocales()): string {
  if (fraction >= TIMES_FROM) return `×${formatTimes(1 + fraction, locales)}`;
  return formatShare(Math.abs(fraction), locales);
}

/** How many times as much: "2.3", "120". */
export function formatTimes(ratio: number, locales = readerLocales()): string {
  const digits = { maximumFractionDigits: ratio < 10 ? 1 : 0 };
  return numberFormat(locales, digits).format(ratio);
}
