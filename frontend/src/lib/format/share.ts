import { numberFormat } from "./intl-formats";
import { readerLocales } from "./locale";

/** A share of a total, as a fraction: "46.0%", "<0.1%". */
export function formatShare(share: number, locales = readerLocales()): string {
  const format = numberFormat(locales, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "negative",
  });
  return share > 0 && share < 0.0005 ? `<${format.format(0.001)}` : format.format(share);
}

/** How far a bar is filled, 0 to 1: a credit's negative share draws nothing, one above the whole fills it. */
export function barFraction(share: number | null): number {
  return Math.min(1, Math.max(0, share ?? 0));
}
