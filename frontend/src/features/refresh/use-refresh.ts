import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refresh, type RefreshScope } from "@/api/refresh";
import type { Problem } from "@/api/api-error";
import { FIGURES } from "@/api/freshness";

/** A person's wish for newer figures; once the server agreed, all that is shown is asked again. */
export function useRefresh() {
  const client = useQueryClient();
  return useMutation<unknown, Problem, RefreshScope>({
    mutationFn: refresh,
    onSuccess: () => client.invalidateQueries({ queryKey: [FIGURES] }),
  });
}

