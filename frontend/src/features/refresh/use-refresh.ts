import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refresh, type RefreshScope } from "@/api/refresh";
import type { ApiError } from "@/api/api-error";
import { SPEND_DATA } from "@/api/freshness";

/** Requests a refresh; once the server accepts it, everything shown is refetched. */
export function useRefresh() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, RefreshScope>({
    mutationFn: refresh,
    onSuccess: () => client.invalidateQueries({ queryKey: [SPEND_DATA] }),
  });
}

