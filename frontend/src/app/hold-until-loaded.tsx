import { type ReactNode, useContext } from "react";
import { type ApiQuery, useAllLoaded } from "@/api/use-api-query";
import { SearchProvider } from "@/router/hash-router";
import { SearchContext } from "@/router/use-address";
import { useFrozenValue } from "@/hooks/use-frozen-value";
import { useDelayedFlag } from "@/hooks/use-delayed-flag";

/** Most responses arrive sooner, and nobody notices the pause. */
const NOTICED_AFTER_MS = 100;

interface HoldUntilLoadedProps {
  /** What the children will load for the current address. */
  queries: readonly ApiQuery[];
  children: ReactNode;
}

/**
 * Shows its children the previous address until the data for a new one is loaded, so that they change together
 * and render once. What takes longer than a moment they show themselves.
 */
export function HoldUntilLoaded({ queries, children }: HoldUntilLoadedProps) {
  const loaded = useAllLoaded(queries);
  const late = useDelayedFlag(!loaded, NOTICED_AFTER_MS);
  const shown = useFrozenValue(useContext(SearchContext), !loaded && !late);
  return <SearchProvider search={shown}>{children}</SearchProvider>;
}
