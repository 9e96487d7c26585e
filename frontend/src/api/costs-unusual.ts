import { type Answer, getJson } from "@/api/client";
import type { Day, DayRange } from "@/lib/days";
import type { Warning } from "@/lib/figures-standing";
import type { Filters } from "@/lib/view";

/** A day on which somebody spent far more than usual. */
export interface UnusualMark {
  date: Day;
  project_id: string | null;
  project_name: string | null;
  model: string | null;
  /** The organisation's whole day, not one project's on one model. */
  whole_organisation: boolean;
  total: number;
  usual: number;
  ratio: number | null;
  excess: number;
  partial: boolean;
}

export interface Unusual {
  currency: string;
  marks: UnusualMark[];
  warnings: Warning[];
  as_of: string;
}

export function getUnusual(
  range: DayRange,
  projectIds: Filters["projectIds"],
  signal: AbortSignal,
): Promise<Answer<Unusual>> {
  return getJson<Unusual>(
    "costs/unusual",
    { start_date: range.start, end_date: range.end, project_ids: projectIds },
    signal,
  );
}
