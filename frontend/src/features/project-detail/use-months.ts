import { getSeries } from "@/api/costs-series";
import { useApiQuery } from "@/api/use-api-query";
import { useToday } from "@/lib/dates/use-today";
import type { Filters } from "@/lib/view";
import { lastMonths } from "./months-data";

const BY_MONTH = { by: "none", interval: "month", cumulative: false } as const;

/** The last twelve calendar months of some money, each with the same one a year before. */
export function useMonths(filters: Filters, how: { enabled?: boolean } = {}) {
  const view = { range: lastMonths(useToday()), compare: "year", filters } as const;
  return useApiQuery(
    {
      key: ["costs-series", view, BY_MONTH],
      fetch: (signal) => getSeries(view, BY_MONTH, signal),
    },
    how,
  );
}
