import { numberFormat } from "./intl-formats";
import { readerLocales } from "./locale";

/** "1,000" */
export function formatCount(count: number, locales = readerLocales()): string {
  return numberFormat(locales).format(count);
}
