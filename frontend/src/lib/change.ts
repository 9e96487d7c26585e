import { readerLocales } from "@/lib/locale";
import { formatMoney } from "@/lib/money";
import { formatShare } from "@/lib/share";

/** From ten times as much on, a change is read more easily as "×12" than as "+1,100.0%". */
const TIMES_FROM = 9;

function signed(value: number, text: string, nothing: string): string {
  if (text === nothing) return text;
  // A minus as wide as the plus, so that both stand in line.
  return `${value < 0 ? "\u2212" : "+"}${text}`;
}

/** An amount more or less: "+$7,492.10", "−$881.65"; without a sign where it shows as nothing. */
export function formatChange(amount: number, currency = "usd", locales = readerLocales()): string {
  const size = formatMoney(Math.abs(amount), currency, locales);
  return signed(amount, size, formatMoney(0, currency, locales));
}

/** How far from what was before: "+18.4%", "−12.6%", and "×12" where it is many times as much. */
export function formatFraction(fraction: number, locales = readerLocales()): string {
  if (fraction >= TIMES_FROM) return `×${formatTimes(1 + fraction, locales)}`;
  return signed(fraction, formatShare(Math.abs(fraction), locales), formatShare(0, locales));
}

/** How many times as much: "2.3", "120". */
export function formatTimes(ratio: number, locales = readerLocales()): string {
  const digits = { maximumFractionDigits: ratio < 10 ? 1 : 0 };
  return new Intl.NumberFormat(locales, digits).format(ratio);
}
