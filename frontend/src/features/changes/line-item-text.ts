import type { ChangeRow } from "@/api/costs-changes";
import { parseLineItem } from "@/lib/labels";
import { type UnitPrice, perUnits, unitName } from "@/lib/format/unit-price";

type Row = Pick<ChangeRow, "model" | "unit" | "driver">;

/** Whether the main driver is plainly the model in one direction, so that the direction names it. */
function isPlain({ model, driver: { line_item, direction } }: Row): boolean {
  if (model === null || line_item === null || direction === null) return false;
  const { surface, modality, longContext, ...parsed } = parseLineItem(line_item);
  return (
    parsed.model === model && surface === null && modality === null && !longContext
  );
}

/** The driving line item: "cached input", or its whole label; null where it is all of the row. */
export function driverName(row: Row): string | null {
  const { line_item, direction } = row.driver;
  if (isPlain(row)) return direction;
  return line_item === row.model ? null : line_item;
}

/** What it counts: "output tokens", "tokens of priority | gpt-5.6-sol, output". */
export function driverUnits(row: Row): string | null {
  const units = unitName(driverUnit(row));
  const name = driverName(row);
  if (units === null || name === null) return units;
  return isPlain(row) ? `${name.replace("writes", "write")} ${units}` : `${units} of ${name}`;
}

function driverUnit({ unit, driver }: Row): string | null {
  return (driver.unit_price_after ?? driver.unit_price_before)?.unit ?? unit;
}

/** What a price of the driving line item is for: "per million output tokens". */
export function perDriverUnits(price: UnitPrice, row: Row): string {
  return perUnits(isPlain(row) && price.per > 1 ? { ...price, unit: driverUnits(row) } : price);
}

/** The same where the units are named beside it: "per million". */
export function perShort(price: UnitPrice): string {
  const isNamed = price.per === 1 || price.unit === "duration_seconds";
  return perUnits(isNamed ? price : { ...price, unit: null });
}
