import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { ApiError } from "@/api/api-error";

type Failure = Pick<
  UseQueryResult<unknown, ApiError>,
  "error" | "errorUpdatedAt" | "isFetching"
>;

/**
 * Why a question has no new answer, also while it is asked once more: TanStack Query forgets the error
 * of a question without an answer as soon as it asks again, and only keeps when it failed. Of another
 * question that moment is another, so its problem is not mistaken for this one's.
 */
export function useLastError({ error, errorUpdatedAt, isFetching }: Failure): ApiError | null {
  const [last, setLast] = useState({ problem: error, failedAt: errorUpdatedAt });
  if (error !== null && error !== last.problem) {
    setLast({ problem: error, failedAt: errorUpdatedAt });
  }
  if (error !== null) return error;
  return isFetching && errorUpdatedAt === last.failedAt ? last.problem : null;
}
