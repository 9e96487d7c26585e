import { numberFormat } from "./intl-formats";
import { isolated, readerLocales } from "./locale";

/** Intl's own limit for older engines; far below any amount that is billed. */
const MOST_DIGITS = 20;

/** Decimal places for an amount: cents, and for amounts below one as many as two significant digits need. */
function fractionDigits(amount: number): number {
  const size = Math.abs(amount);
  if (size === 0 || size >= 1) return 2;
  return Math.min(MOST_DIGITS, Math.max(2, 1 - Math.floor(Math.log10(size))));
}

function moneyFormat(currency: string, options: Intl.NumberFormatOptions, locales: string[]) {
  return numberFormat(locales, {
    style: "currency",
    currency,
    // "$", not "US$": the whole page is in one currency, and any other is named beside its amount.
    currencyDisplay: "narrowSymbol",
    signDisplay: "negative",
    ...options,
  });
}

/** An amount as it is read: "$48,213.77", "-$5.20", "$0.0004". Only written, never added up. */
export function formatMoney(amount: number, currency = "usd", locales = readerLocales()): string {
  return written(amount, fractionDigits(amount), currency, locales);
}

function written(amount: number, places: number, currency: string, locales: string[]): string {
  const code = currency.toUpperCase();
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: places };
  // Intl throws for anything but an ISO 4217 code; then the code follows the number.
  if (!/^[A-Z]{3}$/.test(code)) {
    return isolated(`${numberFormat(locales, digits).format(amount)} ${currency}`);
  }
  return isolated(moneyFormat(code, digits, locales).format(amount));
}

/** Significant digits of a unit price: "$1.875", "$0.075". */
const PRICE_FIGURES = 4;

/** A unit price, whose third digit behind the point may be the one that matters. */
export function formatPrice(amount: number, currency = "usd", locales = readerLocales()): string {
  const places = amount > 0 ? PRICE_FIGURES - 1 - Math.floor(Math.log10(amount)) : 0;
  return written(amount, Math.min(MOST_DIGITS, Math.max(2, places)), currency, locales);
}

/** An amount for the axis of a chart: "$5K", "$0.2". */
export function formatMoneyShort(
  amount: number,
  currency = "usd",
  locales = readerLocales(),
): string {
  const code = currency.toUpperCase();
  if (!/^[A-Z]{3}$/.test(code)) return String(amount);
  const options = {
    notation: "compact",
    minimumFractionDigits: 0,
    maximumSignificantDigits: 3,
  } as const;
  return isolated(moneyFormat(code, options, locales).format(amount));
}

/** From here on an estimate's cents say nothing. */
const ROUGH_FROM = 100;

/** An amount that is only estimated: "$65,480", "$12.30". */
export function formatMoneyRounded(
  amount: number,
  currency = "usd",
  locales = readerLocales(),
): string {
  const code = currency.toUpperCase();
  if (Math.abs(amount) < ROUGH_FROM || !/^[A-Z]{3}$/.test(code)) {
    return formatMoney(amount, currency, locales);
  }
  const options = { minimumFractionDigits: 0, maximumFractionDigits: 0 };
  return isolated(moneyFormat(code, options, locales).format(amount));
}
