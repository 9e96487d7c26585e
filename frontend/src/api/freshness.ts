import type { QueryFunctionContext, QueryState } from "@tanstack/react-query";

/** The first word in the key of every question that a refresh makes worth asking again. */
export const FIGURES = "figures";

/** As new as wanted; known while newer ones are read; known although newer ones could not be had. */
export type Standing = "fresh" | "refreshing" | "stale";

/** How an answer's figures stand. */
export interface Stood {
  standing: Standing;
  /** Since when they have not been fresh, or were last wanted anew; milliseconds, null when fresh. */
  since: number | null;
  /** Somebody wanted them anew at that moment: newer ones may come although earlier tries failed. */
  wanted: boolean;
}

const SOON_MS = 1500;
const LATER_MS = 30_000;
/** So long after a refresh, figures that could not be had are looked for as if they were coming. */
const HOPE_MS = 10_000;

/** Asks, and notes how the answer stands; `judge` is told for how long it has not been fresh. */
export async function askStanding<A extends object>(
  { client, queryKey }: Pick<QueryFunctionContext, "client" | "queryKey">,
  ask: () => Promise<A>,
  judge: (answer: A, forMs: number) => Standing,
): Promise<A & Stood> {
  const before = client.getQueryState<A & Stood>(queryKey);
  // Only a refresh, and a failure, make a known answer invalid.
  const wanted = before?.isInvalidated ?? false;
  const answer = await ask();
  const now = Date.now();
  const begun = wanted ? null : (before?.data?.since ?? null);
  const standing = judge(answer, begun === null ? 0 : now - begun);
  if (standing === "fresh") return { ...answer, standing, since: null, wanted: false };
  if (begun === null) return { ...answer, standing, since: now, wanted };
  return { ...answer, standing, since: begun, wanted: before?.data?.wanted ?? false };
}

/** After how many milliseconds a question is asked again by itself. */
export function reaskAfter({
  data,
  error,
}: Pick<QueryState<Stood>, "data" | "error">): number | false {
  if (data === undefined || error !== null || data.since === null) return false;
  if (data.standing === "refreshing") return SOON_MS;
  return data.wanted && Date.now() - data.since < HOPE_MS ? SOON_MS : LATER_MS;
}
