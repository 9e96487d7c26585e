import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { onTestFinished } from "vitest";
import type { SpendSummary } from "@/api/costs-summary";
import type { DaysRead } from "@/api/refresh";
import { spend } from "./samples";
import { deferredEndpoints } from "./spend-samples";

/** The API at the network's edge: every test answers the questions it expects, any other fails it. */
export const api = setupServer(
  http.get("*/healthz", () => HttpResponse.json({ status: "ok", source: "api.openai.com" })),
  http.get("*/refresh", () => HttpResponse.json({ reading: null })),
  ...deferredEndpoints,
);

type Cache = "HIT" | "STALE";

export function answerSpend(change: Partial<SpendSummary> = {}, cache: Cache = "HIT") {
  api.use(
    http.get("*/costs/summary", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const range = {
        ...spend.range,
        start_date: query.get("start_date") ?? "",
        end_date: query.get("end_date") ?? "",
      };
      return HttpResponse.json(
        { ...spend, range, ...change },
        { headers: { "X-Cache": cache } },
      );
    }),
  );
}

/** How far the reading of days has come. */
export function answerReading(reading: DaysRead | null) {
  api.use(http.get("*/refresh", () => HttpResponse.json({ reading })));
}

/** Accepts refreshes, and calls `happens` on each; returns the requested scopes. */
export function acceptRefresh(happens: () => void = () => undefined): unknown[] {
  const scopes: unknown[] = [];
  api.use(
    http.post("*/refresh", async ({ request }) => {
      scopes.push(await request.json());
      happens();
      return HttpResponse.json({ reading: null }, { status: 202 });
    }),
  );
  return scopes;
}

/** The questions that reach the API from now on, by path. */
export function questions(): string[] {
  const paths: string[] = [];
  const note = ({ request }: { request: Request }) => {
    paths.push(`${request.method} ${new URL(request.url).pathname}`);
  };
  api.events.on("request:start", note);
  onTestFinished(() => {
    api.events.removeListener("request:start", note);
  });
  return paths;
}

interface Refusal {
  status: number;
  code: string;
  message?: string;
  requestId?: string;
  retryAfter?: string;
}

export function refusal(details: Refusal): Response {
  const { status, code, message = "The API's own words.", requestId, retryAfter } = details;
  return HttpResponse.json(
    { error: { message, type: "x", param: null, code, request_id: requestId } },
    { status, headers: retryAfter === undefined ? {} : { "Retry-After": retryAfter } },
  );
}

export function refuse(path: string, details: Refusal, method: "get" | "post" = "get") {
  api.use(http[method](`*${path}`, () => refusal(details)));
}

/** A promise that the test resolves. */
function gate() {
  let resolve: (() => void) | undefined;
  const opened = new Promise<void>((resolveIt) => (resolve = resolveIt));
  return { opened, open: () => resolve?.() };
}

/** Delays a response until the test releases it. */
export function hold(path: string, answer: Response, method: "get" | "post" = "get") {
  const [question, way] = [gate(), gate()];
  api.use(
    http[method](`*${path}`, async () => {
      question.open();
      await way.opened;
      return answer;
    }),
  );
  return { asked: question.opened, letGo: way.open };
}
