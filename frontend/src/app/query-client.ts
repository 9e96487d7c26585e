import { type Query, QueryClient } from "@tanstack/react-query";
import { ApiError, secondsToWait } from "@/api/api-error";

const MINUTE = 60_000;

/** No automatic refetch before the Retry-After of the last error has passed. */
function mayAsk({ state: { error } }: Query): boolean {
  return !(error instanceof ApiError) || secondsToWait(error) === 0;
}

/**
 * The API has caches, retries and deadlines of its own, so it is not asked twice for the same failure;
 * only an answer that never came (our server restarting, say) is worth one more try by itself.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The server is most often this very machine: a browser that is offline can still ask it.
        networkMode: "always",
        staleTime: 5 * MINUTE,
        gcTime: 30 * MINUTE,
        retry: (failures, error) => failures < 1 && error instanceof ApiError && error.status === 0,
        refetchOnWindowFocus: mayAsk,
        refetchOnReconnect: mayAsk,
      },
      mutations: { networkMode: "always" },
    },
  });
}
