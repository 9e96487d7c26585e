import { numberFormat } from "@/lib/intl-formats";
import { readerLocales } from "@/lib/locale";

/** "1,000" */
export function formatCount(count: number, locales = readerLocales()): string {
  return numberFormat(locales).format(count);
}
