import { useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { Problem } from "@/api/api-error";
import { FIGURES } from "@/api/freshness";
import { ProblemNotice } from "./error-state";
import { useProblem } from "./use-last-error";

/** Above figures that are still known while newer ones could not be had: one for all of a page. */
export function FiguresNotice({ query }: { query: UseQueryResult<unknown, Problem> }) {
  const client = useQueryClient();
  const problem = useProblem(query);
  if (problem === null || query.data === undefined || query.isPlaceholderData) return null;
  return (
    <ProblemNotice
      problem={problem}
      // What failed one block of a page has most often failed the others, too.
      onTry={() => void client.invalidateQueries({ queryKey: [FIGURES] })}
      busy={query.isFetching}
    />
  );
}
