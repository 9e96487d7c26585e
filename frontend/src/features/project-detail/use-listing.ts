import { ALL_MONEY } from "@/lib/view";
import { wasBilled } from "./months-data";
import { useMonths } from "./use-months";
import type { useProject } from "./use-project";

/**
 * Whether a project is there: told by OpenAI, only known from its bills, nowhere, or not told and its bills
 * could not be read; null while unknown.
 */
export type Listing = "listed" | "billed" | "nowhere" | "unread" | null;

/** Money may name a project that OpenAI's list has not: that is no reason to hide the money. */
export function useListing(word: string, { error }: ReturnType<typeof useProject>): Listing {
  const unlisted = error?.status === 404;
  const months = useMonths({ ...ALL_MONEY, projectIds: [word] }, { enabled: unlisted });
  if (!unlisted) return "listed";
  const { data, isError, isPlaceholderData } = months;
  if (data && !isPlaceholderData) return wasBilled(data.body.buckets) ? "billed" : "nowhere";
  return isError ? "unread" : null;
}
