import type { SpendChanges } from "@/api/costs-changes";

/** Where a bar begins and how long it is, in percent of its track. */
export interface ChangeBar {
  left: number;
  width: number;
}

/** What a bar is drawn of; `share` is of the whole change, null where there is none. */
export interface Measured {
  change: number;
  share: number | null;
}

/**
 * Bars to the right of a common zero for what rose, to the left for what fell, as long as the API's shares
 * of the whole change say. A credit's share is negative, and so is every one of a whole that fell: the
 * change itself says which way.
 */
export function changeBars(rows: readonly Measured[]): ChangeBar[] {
  const size = ({ share }: Measured) => Math.abs(share ?? 0);
  const up = Math.max(0, ...rows.filter(({ change }) => change > 0).map(size));
  const down = Math.max(0, ...rows.filter(({ change }) => change < 0).map(size));
  const scale = up + down === 0 ? 0 : 100 / (up + down);
  const zero = down * scale;
  return rows.map((row) => {
    const width = size(row) * scale;
    return { left: row.change < 0 ? zero - width : zero, width };
  });
}

/** The parts of the whole change, in the order in which they are told. */
export const PARTS = [
  { id: "volume", label: "Volume", meaning: "More or fewer tokens, calls or images" },
  { id: "unit_price", label: "Price", meaning: "What a unit of the same thing costs" },
  { id: "mix", label: "Mix", meaning: "Moves between dearer and cheaper line items" },
  { id: "new", label: "New", meaning: "Spend where there was none" },
  { id: "gone", label: "Gone", meaning: "No spend where there was some" },
  { id: "unsplit", label: "Unsplit", meaning: "OpenAI tells no quantities for it" },
] as const satisfies { id: keyof SpendChanges["parts"]; label: string; meaning: string }[];
