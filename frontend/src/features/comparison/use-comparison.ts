import { useState } from "react";
import { useSearchParams } from "@/router/use-search-params";
import type { Comparing } from "@/lib/view";
import { DEFAULT_COMPARISON, parseComparison } from "./comparison-data";

/** What the range is compared with, in the address as `compare`; another starts tables at page one. */
export function useComparison() {
  const [params, change] = useSearchParams();
  const value = parseComparison(params.get("compare"));
  /** The one that comes back after none. */
  const [last, setLast] = useState(DEFAULT_COMPARISON);
  if (value !== "none" && value !== last) setLast(value);

  const choose = (chosen: Comparing) => {
    change({ compare: chosen === DEFAULT_COMPARISON ? null : chosen, page: null });
  };
  const toggle = () => {
    choose(value === "none" ? last : "none");
  };
  return { value, choose, toggle };
}

export type ComparisonState = ReturnType<typeof useComparison>;
