import { readerLocales } from "@/lib/locale";

/** "1,000" */
export function formatCount(count: number, locales = readerLocales()): string {
  return new Intl.NumberFormat(locales).format(count);
}
