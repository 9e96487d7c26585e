import { useMemo } from "react";
import { useSearchParams } from "react-router";
import { parseFilters } from "./filter-data";

/** Which part of the money is looked at, kept in the address as `project`, `model` and `line_item`. */
export function useFilters() {
  const [params] = useSearchParams();
  return useMemo(() => parseFilters(params), [params]);
}
