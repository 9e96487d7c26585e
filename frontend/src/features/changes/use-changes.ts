import { getChanges } from "@/api/costs-changes";
import { useApiQuery } from "@/api/use-api-query";
import type { View } from "@/lib/view";

const FEW = 6;
/** As many as the API gives at once. */
const MANY = 1000;

/** Why a view's money differs from what it is compared with; by `all`, the small reasons too. */
export function changesQuery(view: View, all = false) {
  const limit = all ? MANY : FEW;
  return {
    key: ["costs-changes", view, limit],
    fetch: (signal: AbortSignal) => getChanges(view, limit, signal),
  };
}

/** Why the spend of a view changed; disabled without a comparison. */
export function useChanges(view: View, all = false) {
  return useApiQuery(changesQuery(view, all), { enabled: view.compare !== "none" });
}
