import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { ApiError } from "@/api/api-error";
import { api, refuse } from "@/testing/api";
import { getJson, postJson } from "./client";

it("leaves out what is not asked, and reads how old the answer is", async () => {
  let asked = "";
  api.use(
    http.get("*/projects", ({ request }) => {
      asked = request.url;
      return HttpResponse.json({ data: [] }, { headers: { "X-As-Of": "2026-11-22T12:03:00Z" } });
    }),
  );
  const answer = await getJson("projects", {
    limit: 100,
    include_archived: false,
    after: undefined,
  });
  expect(asked).toBe("http://localhost:3000/projects?limit=100&include_archived=false");
  expect(answer).toEqual({ body: { data: [] }, asOf: "2026-11-22T12:03:00Z", stale: false });
});

it("reports stale data", async () => {
  api.use(
    http.get("*/projects", () => HttpResponse.json({}, { headers: { "X-Cache": "STALE" } })),
  );
  expect(await getJson("projects", {})).toMatchObject({ asOf: null, stale: true });
});

it("sends a request body as JSON, which pages of other sites cannot", async () => {
  let sent: unknown;
  api.use(
    http.post("*/refresh", async ({ request }) => {
      sent = [request.headers.get("Content-Type"), await request.json()];
      return HttpResponse.json({ reading: null }, { status: 202 });
    }),
  );
  const answer = await postJson("refresh", { scope: "all" });
  expect(sent).toEqual(["application/json", { scope: "all" }]);
  expect(answer.body).toEqual({ reading: null });
});

it("throws the API's code, message and wait", async () => {
  refuse("/projects", { status: 429, code: "rate_limited", message: "Slower.", retryAfter: "7" });
  await expect(getJson("projects", {})).rejects.toMatchObject({
    status: 429,
    code: "rate_limited",
    message: "Slower.",
    retryAfter: 7,
    requestId: null,
  });
});

it.each([
  ["a page of a proxy", () => HttpResponse.html("<h1>Bad</h1>", { status: 502 }), 502],
  ["an error of another shape", () => HttpResponse.json({ error: "no" }, { status: 400 }), 400],
  ["no JSON at all", () => HttpResponse.text("hello"), 200],
])("makes a problem of %s", async (_, answer, status) => {
  api.use(http.get("*/projects", answer));
  await expect(getJson("projects", {})).rejects.toMatchObject({
    status,
    code: "unreadable_answer",
    retryAfter: null,
  });
});

it("does not take a question that was given up for a failure", async () => {
  api.use(http.get("*/projects", () => HttpResponse.json({})));
  const given = new AbortController();
  given.abort();
  const asking = getJson("projects", {}, given.signal);
  await expect(asking).rejects.not.toBeInstanceOf(ApiError);
});
