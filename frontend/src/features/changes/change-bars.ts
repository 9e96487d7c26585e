import type { SpendChanges } from "@/api/costs-changes";

/** Where a bar begins and how long it is, in percent of its track. */
export interface ChangeBar {
  left: number;
  width: number;
}

/**
 * Bars to the right of a common zero for what rose, to the left for what fell, on one scale. Shares of the
 * whole change would not do: where the changes cancel each other out there are none.
 */
export function changeBars(rows: readonly { change: number }[]): ChangeBar[] {
  const size = ({ change }: { change: number }) => Math.abs(change);
  const up = Math.max(0, ...rows.filter(({ change }) => change > 0).map(size));
  const down = Math.max(0, ...rows.filter(({ change }) => change < 0).map(size));
  const scale = up + down === 0 ? 0 : 100 / (up + down);
  const zero = down * scale;
  return rows.map((row) => {
    const width = size(row) * scale;
    return { left: row.change < 0 ? zero - width : zero, width };
  });
}

/** The parts of the change, in the order of the legend. */
export const PARTS = [
  { id: "volume", label: "Volume", meaning: "More or fewer tokens, calls or images" },
  { id: "unit_price", label: "Price", meaning: "Change of the price per unit" },
  { id: "mix", label: "Mix", meaning: "Shift between more and less expensive line items" },
  { id: "new", label: "New", meaning: "No spend in the previous period" },
  { id: "gone", label: "Gone", meaning: "No spend in this period" },
  { id: "unsplit", label: "Unexplained", meaning: "OpenAI reports no quantities for it" },
] as const satisfies { id: keyof SpendChanges["parts"]; label: string; meaning: string }[];
