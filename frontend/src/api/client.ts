import { Problem } from "@/lib/problem";

/** An answer's body and the moment its figures were asked of OpenAI. */
export interface Answer<T> {
  body: T;
  /** ISO 8601, UTC; null where the endpoint does not say. */
  asOf: string | null;
}

type Query = Record<string, string | number | boolean | undefined>;

/** Relative to the page, so that the program also runs below a path of a reverse proxy. */
function address(path: string, query: Query): URL {
  const url = new URL(path, document.baseURI);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** Asks our own API; anything but a readable answer is thrown as a Problem. */
export async function getJson<T>(
  path: string,
  query: Query,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(address(path, query), {
      headers: { Accept: "application/json" },
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Problem("The dashboard's server did not answer.", {
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
    throw new Problem("The answer is not JSON.", {
      status: response.status,
      code: "unreadable_answer",
    });
  }
  return { body: body as T, asOf: response.headers.get("X-As-Of") };
}

function asProblem(response: Response, body: unknown): Problem {
  const error = (body as { error?: Record<string, unknown> } | undefined)?.error;
  const text = (name: string) => {
    const value = error?.[name];
    return typeof value === "string" ? value : null;
  };
  const wait = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
  return new Problem(text("message") ?? `The server answered ${response.status}.`, {
    status: response.status,
    code: text("code") ?? "unreadable_answer",
    requestId: text("request_id"),
    retryAfter: Number.isNaN(wait) ? null : wait,
  });
}
