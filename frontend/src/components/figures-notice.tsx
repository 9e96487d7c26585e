import { useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import type { Problem } from "@/lib/problem";
import { FIGURES } from "@/lib/standing";
import { ProblemNotice } from "./problem-state";
import { useProblem } from "./use-problem";

/** Above a page's figures that are still known while newer ones could not be had: one for all of its blocks. */
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
