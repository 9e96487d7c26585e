import type { RefreshSlot } from "@/components/freshness";
import { RefreshButton } from "@/features/refresh/refresh-button";
import { useRefresh } from "@/features/refresh/use-refresh";

/** A page's way to newer figures: the button for its header, and why the last press did nothing. */
export function useRefreshSlot() {
  const { mutate, isPending, error } = useRefresh();
  const slot: RefreshSlot = (refreshing) => (
    <RefreshButton onRefresh={mutate} busy={isPending || refreshing} />
  );
  return { problem: error, slot };
}
