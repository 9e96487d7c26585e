import {
  keepPreviousData,
  queryOptions,
  type QueryState,
  useQueries,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { Answer } from "@/api/client";
import { figuresStanding, type Warning } from "@/api/warnings";
import { type Problem, secondsToWait } from "@/api/api-error";
import { askStanding, FIGURES, reaskAfter, type Stood } from "@/api/freshness";

/** An unchanged answer costs an ETag, so a page in sight is never older than this. */
const EVERY_MS = 60_000;

/** When a question is asked again by itself; after a refusal not before the time that it named. */
function nextAfter({ data, error }: QueryState<Stood, Problem>, unattended: boolean) {
  if (error === null) return reaskAfter({ data, error }) || EVERY_MS;
  // Where a person is asked to try again, another failure would say its problem once more.
  if (data === undefined && !unattended) return false;
  return Math.max(EVERY_MS, secondsToWait(error) * 1000);
}

type Figures = Answer<{ warnings: Warning[] }>;

export interface Question<A extends Figures = Figures> {
  /** What is asked, every parameter in it. */
  key: readonly unknown[];
  ask: (signal: AbortSignal) => Promise<A>;
}

interface Asking {
  enabled?: boolean;
  /** The page has no button to try this question again. */
  unattended?: boolean;
}

function figuresQuery<A extends Figures>({ key, ask }: Question<A>) {
  return queryOptions<A & Stood, Problem>({
    queryKey: [FIGURES, ...key],
    queryFn: (context) => askStanding(context, () => ask(context.signal), figuresStanding),
  });
}

/**
 * Asks about figures, again by itself while the page is in sight; while another question's answer is on
 * its way, the one before stays.
 */
export function useFigures<A extends Figures>(
  question: Question<A>,
  { enabled = true, unattended = false }: Asking = {},
): UseQueryResult<A & Stood, Problem> {
  return useQuery({
    ...figuresQuery(question),
    enabled,
    refetchInterval: ({ state }) => nextAfter(state, unattended),
    placeholderData: keepPreviousData,
  });
}

/** Asks for what may be wanted next, where it is not known; a failure is for whoever wants it then. */
export function useAskAhead() {
  const client = useQueryClient();
  return (questions: readonly Question[]) => {
    for (const question of questions) {
      void client.query(figuresQuery(question)).catch(() => undefined);
    }
  };
}

/**
 * Asks for what blocks of the page are about to want; tells whether all of it is there, or refused. It begins
 * while the page is drawn: in an effect it would wait for all that is drawn with it.
 */
export function useAllKnown(questions: readonly Question[]): boolean {
  const client = useQueryClient();
  const askAhead = useAskAhead();
  const isUnasked = (question: Question) => {
    const state = client.getQueryState(figuresQuery(question).queryKey);
    return state === undefined || (state.status === "pending" && state.fetchStatus === "idle");
  };
  // What is known, or was refused, is for the blocks to ask again.
  askAhead(questions.filter(isUnasked));
  return useQueries({
    queries: questions.map((question) => ({ ...figuresQuery(question), enabled: false })),
    combine: (answers) => answers.every(({ isPending }) => !isPending),
  });
}
