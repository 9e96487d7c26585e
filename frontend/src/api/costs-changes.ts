import { type Answer, getJson } from "@/api/client";
import { viewQuery } from "@/api/view";
import type { Day } from "@/lib/days";
import type { UnitPrice } from "@/lib/unit-price";
import type { View } from "@/lib/view";

/** A change by what made it; the parts add up to it. */
export interface ChangeParts {
  volume: number;
  unit_price: number;
  mix: number;
  new: number;
  gone: number;
  unsplit: number;
}

export type ChangeKind = keyof ChangeParts;

/** Money before and after, and what is known of what it was paid for. */
interface Changed {
  before: number;
  after: number;
  change: number;
  /** How many times the quantity before; null where one of both is not known. */
  quantity_ratio: number | null;
  unit_price_before: UnitPrice | null;
  unit_price_after: UnitPrice | null;
  unit_price_change: number | null;
}

/** The line item whose money changed most. */
export interface ChangeDriver extends Changed {
  line_item: string | null;
  direction: string | null;
}

/** What became of one project's money for one model. */
export interface ChangeRow extends Changed {
  project_id: string | null;
  project_name: string | null;
  model: string | null;
  /** Of the whole change. */
  share: number | null;
  parts: ChangeParts;
  /** The largest part. */
  kind: ChangeKind;
  unit: string | null;
  quantity_before: number | null;
  quantity_after: number | null;
  driver: ChangeDriver;
}

/** Why the spend of two ranges of days differs; the largest changes first. */
export interface SpendChanges {
  range: { start_date: Day; end_date: Day; days: number; days_elapsed: number };
  currency: string;
  comparison: {
    kind: "previous" | "month" | "year";
    start_date: Day;
    end_date: Day;
    days: number;
    total: number;
    change: number;
    change_fraction: number | null;
    /** The range has a day that is not over. */
    partial: boolean;
  };
  before: number;
  after: number;
  change: number;
  parts: ChangeParts;
  rows: ChangeRow[];
  others: {
    count: number;
    before: number;
    after: number;
    change: number;
    parts: ChangeParts;
  } | null;
  warnings: { code: string; message: string }[];
  as_of: string;
}

/** As many rows as are asked for; what others there are comes together. */
export function getChanges(
  view: View,
  limit: number,
  signal: AbortSignal,
): Promise<Answer<SpendChanges>> {
  return getJson<SpendChanges>("costs/changes", { ...viewQuery(view), limit }, signal);
}
