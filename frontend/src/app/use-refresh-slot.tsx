import type { RefreshSlot } from "@/components/freshness";
import { RefreshButton } from "@/features/refresh/refresh-button";
import { useRefresh } from "@/features/refresh/use-refresh";

/** A page's refresh button for the header, and why the last refresh request failed. */
export function useRefreshSlot() {
  const { mutate, isPending, error } = useRefresh();
  const slot: RefreshSlot = (refreshing) => (
    <RefreshButton onRefresh={mutate} busy={isPending || refreshing} />
  );
  return { problem: error, slot };
}
