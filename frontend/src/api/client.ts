import { ApiError } from "@/api/api-error";

/** A response body and how fresh it is. */
export interface ApiResponse<T> {
  body: T;
  /** ISO 8601, UTC; null where the endpoint does not say. */
  asOf: string | null;
  /** Past their time, and given because they are known. */
  stale: boolean;
}

/** Lists are repeated: a comma may be part of a name. */
export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** The URL of an endpoint; relative to the page, so that the program also runs below a path of a reverse proxy. */
export function address(path: string, query: Query): URL {
  const url = new URL(path, document.baseURI);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) url.searchParams.append(name, String(one));
  }
  return url;
}

export function getJson<T>(path: string, query: Query, signal?: AbortSignal): Promise<ApiResponse<T>> {
  return ask(address(path, query), { signal: signal ?? null });
}

export function postJson<T>(path: string, body: unknown): Promise<ApiResponse<T>> {
  return ask(
    address(path, {}),
    { method: "POST", body: JSON.stringify(body) },
    { "Content-Type": "application/json" },
  );
}

/** Asks our own API; anything but a readable answer is thrown as a Problem. */
async function ask<T>(
  url: URL,
  request: RequestInit,
  headers: Record<string, string> = {},
): Promise<ApiResponse<T>> {
  const { signal } = request;
  let response: Response;
  try {
    response = await fetch(url, {
      ...request,
      headers: { Accept: "application/json", ...headers },
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError("The dashboard's server did not answer.", {
      status: 0,
      code: "server_unreachable",
    });
  }
  const body: unknown = await response.json().catch((error: unknown) => {
    if (signal?.aborted) throw error;
    return undefined;
  });
  if (!response.ok) throw asProblem(response, body);
  if (body === undefined) {
    throw new ApiError("The answer is not JSON.", {
      status: response.status,
      code: "unreadable_answer",
    });
  }
  return {
    body: body as T,
    asOf: response.headers.get("X-As-Of"),
    stale: response.headers.get("X-Cache") === "STALE",
  };
}

function asProblem(response: Response, body: unknown): ApiError {
  const error = (body as { error?: Record<string, unknown> } | undefined)?.error;
  const text = (name: string) => {
    const value = error?.[name];
    return typeof value === "string" ? value : null;
  };
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new ApiError(text("message") ?? `The server answered ${response.status}.`, {
    status: response.status,
    code: text("code") ?? "unreadable_answer",
    requestId: text("request_id"),
    retryAfter: Number.isNaN(wait) ? null : wait,
  });
}
