import { formatCount } from "./count";
import { readerLocales } from "./locale";

/** A price in US dollars for `per` of a unit; a null unit is a plain count. */
export interface UnitPrice {
  amount: number;
  per: number;
  unit: string | null;
}

const SECONDS_IN_HOUR = 3600;
const MILLION = 1_000_000;

/** Units by what people call them, one and many. */
const NAMES: Record<string, [string, string]> = {
  tokens: ["token", "tokens"],
  images: ["image", "images"],
  characters: ["character", "characters"],
  duration_seconds: ["second", "seconds"],
  gibibyte_hours: ["GiB hour", "GiB hours"],
};

/** What a quantity counts: "tokens", "GiB hours"; null for a plain count, which has no name. */
export function unitName(unit: string | null, count: 1 | 2 = 2): string | null {
  return unit === null ? null : (NAMES[unit]?.[count - 1] ?? unit.replaceAll("_", " "));
}

/** What a price is for: "per million tokens", "per hour", "per image", "per 1,000". */
export function perUnits(
  { per, unit }: Omit<UnitPrice, "amount">,
  locales = readerLocales(),
): string {
  if (unit === "duration_seconds" && per === SECONDS_IN_HOUR) return "per hour";
  if (per === 1) return `per ${unitName(unit, 1) ?? "piece"}`;
  const count = per === MILLION ? "million" : formatCount(per, locales);
  return ["per", count, unitName(unit)].filter((word) => word !== null).join(" ");
}
