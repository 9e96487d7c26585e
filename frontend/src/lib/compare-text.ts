import { readerLocales } from "@/lib/locale";

let collator: Intl.Collator | undefined;

/** The order of names as people expect it: "Team 2" before "team 10". */
export function compareText(a: string, b: string): number {
  collator ??= new Intl.Collator(readerLocales(), { numeric: true, sensitivity: "base" });
  return collator.compare(a, b);
}
