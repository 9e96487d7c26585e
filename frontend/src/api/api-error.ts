/** A failed request, with the API's own message; `code` selects the help that is shown. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status; 0 when there was no answer at all. */
  readonly status: number;
  readonly code: string;
  readonly requestId: string | null;
  /** Seconds to wait before another try is worth it; null when nobody said. */
  readonly retryAfter: number | null;
  readonly happenedAt = Date.now();

  constructor(
    message: string,
    details: {
      status: number;
      code: string;
      requestId?: string | null;
      retryAfter?: number | null;
    },
  ) {
    super(message);
    this.status = details.status;
    this.code = details.code;
    this.requestId = details.requestId ?? null;
    this.retryAfter = details.retryAfter ?? null;
  }
}

/** Whole seconds until another try is worth it. */
export function secondsToWait(problem: ApiError): number {
  const until = problem.happenedAt + (problem.retryAfter ?? 0) * 1000;
  return Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
