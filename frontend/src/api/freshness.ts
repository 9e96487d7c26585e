import type { QueryFunctionContext, QueryState } from "@tanstack/react-query";

/** The first element of the key of every query that a refresh makes worth repeating. */
export const SPEND_DATA = "spend-data";

/** Fresh; being refreshed; or stale, because the last refresh failed. */
export type FreshnessStatus = "fresh" | "refreshing" | "stale";

/** How fresh a response is, kept with it. */
export interface WithFreshness {
  freshness: FreshnessStatus;
  /** When it was first not fresh, or a refresh was last requested; milliseconds, null when fresh. */
  since: number | null;
  /** A refresh was requested at that moment, so newer data may come although earlier attempts failed. */
  requested: boolean;
}

/** A warning of the API about the data in a response. */
export interface Warning {
  code: string;
  message: string;
}

interface ResponseWithWarnings {
  stale: boolean;
  body: { warnings: Warning[] };
}

const SOON_MS = 1500;
const LATER_MS = 30_000;
/** For this long after a refresh was requested, a failed one is polled as often as one under way. */
const EXPECTED_WITHIN_MS = 10_000;

const FAILED = ["stale", "stale_names"];
const ABOUT_FRESHNESS = ["refreshing", ...FAILED];

/** Separates the messages about failed refreshes from the warnings about anything but freshness. */
export function splitWarnings(warnings: Warning[]): { failed: string[]; others: Warning[] } {
  return {
    failed: warnings.filter(({ code }) => FAILED.includes(code)).map(({ message }) => message),
    others: warnings.filter(({ code }) => !ABOUT_FRESHNESS.includes(code)),
  };
}

/** A stale response names a failure in its warnings; project names alone are not refreshed by polling. */
export function freshnessOf({ body: { warnings }, stale }: ResponseWithWarnings): FreshnessStatus {
  const codes = new Set(warnings.map(({ code }) => code));
  if (!stale) return "fresh";
  if (codes.has("stale")) return "stale";
  if (codes.has("refreshing")) return "refreshing";
  return codes.has("stale_names") ? "stale" : "refreshing";
}

/** Fetches a response and adds how fresh it is, and since when it has not been. */
export async function fetchWithFreshness<A extends ResponseWithWarnings>(
  { client, queryKey }: Pick<QueryFunctionContext, "client" | "queryKey">,
  fetch: () => Promise<A>,
): Promise<A & WithFreshness> {
  const before = client.getQueryState<A & WithFreshness>(queryKey);
  // Only a requested refresh, or a failure, invalidates a response that was loaded.
  const requested = before?.isInvalidated ?? false;
  const response = await fetch();
  const freshness = freshnessOf(response);
  if (freshness === "fresh") return { ...response, freshness, since: null, requested: false };
  const since = requested ? null : (before?.data?.since ?? null);
  if (since === null) return { ...response, freshness, since: Date.now(), requested };
  return { ...response, freshness, since, requested: before?.data?.requested ?? false };
}

/** Milliseconds until a query is repeated because its data is not fresh; false where it is. */
export function refetchAfter({
  data,
  error,
}: Pick<QueryState<WithFreshness>, "data" | "error">): number | false {
  if (data === undefined || error !== null || data.since === null) return false;
  if (data.freshness === "refreshing") return SOON_MS;
  return data.requested && Date.now() - data.since < EXPECTED_WITHIN_MS ? SOON_MS : LATER_MS;
}
