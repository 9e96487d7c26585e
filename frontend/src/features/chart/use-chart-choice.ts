import { useSearchParams } from "@/router/use-search-params";
import type { View } from "@/lib/view";
import { type ChartChoice, parseChoice } from "./chart-choice";

/** The chart's options, in the address as `by`, `interval`, `sum` and `as`. */
export function useChartChoice(view: View) {
  const [params, change] = useSearchParams();
  const choice = parseChoice(params, view);
  const choose = ({ by, interval, cumulative, table }: Partial<ChartChoice>) => {
    change({
      ...(by !== undefined && { by }),
      ...(interval !== undefined && { interval }),
      ...(cumulative !== undefined && { sum: cumulative ? "1" : null }),
      ...(table !== undefined && { as: table ? "table" : null }),
    });
  };
  return { choice, choose };
}
