import {
  keepPreviousData,
  queryOptions,
  type QueryState,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from "@tanstack/react-query";
import { type ApiError, secondsToWait } from "./api-error";
import type { ApiResponse } from "./client";
import {
  fetchWithFreshness,
  refetchAfter,
  SPEND_DATA,
  type Warning,
  type WithFreshness,
} from "./freshness";

/** A visible page is never older than this; an unchanged response costs only an ETag. */
const POLL_MS = 60_000;

/** When a query is repeated by itself; after an error not before the time that the server named. */
function refetchInterval({ data, error }: QueryState<WithFreshness, ApiError>, background: boolean) {
  if (error === null) return refetchAfter({ data, error }) || POLL_MS;
  // Where the page shows "Try again", a second failure would announce the same error once more.
  if (data === undefined && !background) return false;
  return Math.max(POLL_MS, secondsToWait(error) * 1000);
}

type SpendResponse = ApiResponse<{ warnings: Warning[] }>;

/** A request for spend data. */
export interface ApiQuery<R extends SpendResponse = SpendResponse> {
  /** The endpoint and every parameter. */
  key: readonly unknown[];
  fetch: (signal: AbortSignal) => Promise<R>;
}

interface Options {
  enabled?: boolean;
  /** The page has no button to repeat this query, so it is repeated by itself after an error, too. */
  background?: boolean;
}

function optionsOf<R extends SpendResponse>({ key, fetch }: ApiQuery<R>) {
  return queryOptions<R & WithFreshness, ApiError>({
    queryKey: [SPEND_DATA, ...key],
    queryFn: (context) => fetchWithFreshness(context, () => fetch(context.signal)),
  });
}

/**
 * The response to a query, polled while the page is visible. Until the response to a changed query is loaded,
 * the previous one stays as placeholder data.
 */
export function useApiQuery<R extends SpendResponse>(
  query: ApiQuery<R>,
  { enabled = true, background = false }: Options = {},
): UseQueryResult<R & WithFreshness, ApiError> {
  return useQuery({
    ...optionsOf(query),
    enabled,
    refetchInterval: ({ state }) => refetchInterval(state, background),
    placeholderData: keepPreviousData,
  });
}

/** Loads responses that may be needed next; a failure is left to the component that needs one. */
export function usePrefetch() {
  const client = useQueryClient();
  return (queries: readonly ApiQuery[]) => {
    for (const query of queries) {
      void client.query(optionsOf(query)).catch(() => undefined);
    }
  };
}

/**
 * Loads what the components of the page are about to need; true once all of it is loaded or has failed. It
 * starts during rendering: in an effect it would wait for everything that is rendered with it.
 */
export function useAllLoaded(queries: readonly ApiQuery[]): boolean {
  const client = useQueryClient();
  const prefetch = usePrefetch();
  const isIdle = (query: ApiQuery) => {
    const state = client.getQueryState(optionsOf(query).queryKey);
    return state === undefined || (state.status === "pending" && state.fetchStatus === "idle");
  };
  // What was loaded, or failed, is for the components to refetch.
  prefetch(queries.filter(isIdle));
  return useQueries({
    queries: queries.map((query) => ({ ...optionsOf(query), enabled: false })),
    combine: (results) => results.every(({ isPending }) => !isPending),
  });
}
