import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refresh, type RefreshScope } from "@/api/refresh";
import type { ApiError } from "@/api/api-error";
import { SPEND_DATA } from "@/api/freshness";

/** A person's wish for newer figures; once the server agreed, all that is shown is asked again. */
export function useRefresh() {
  const client = useQueryClient();
  return useMutation<unknown, ApiError, RefreshScope>({
    mutationFn: refresh,
    onSuccess: () => client.invalidateQueries({ queryKey: [SPEND_DATA] }),
  });
}

