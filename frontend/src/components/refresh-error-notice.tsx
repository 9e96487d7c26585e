import { useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { ApiError } from "@/api/api-error";
import { SPEND_DATA } from "@/api/freshness";
import { ErrorNotice } from "./error-state";
import { useLastError } from "./use-last-error";

/** Above data that is still shown after a refresh failed: one notice for a whole page. */
export function RefreshErrorNotice({ query }: { query: UseQueryResult<unknown, ApiError> }) {
  const client = useQueryClient();
  const problem = useLastError(query);
  if (problem === null || query.data === undefined || query.isPlaceholderData) return null;
  return (
    <ErrorNotice
      problem={problem}
      // What failed one block of a page has most often failed the others, too.
      onTry={() => void client.invalidateQueries({ queryKey: [SPEND_DATA] })}
      busy={query.isFetching}
    />
  );
}
