import { screen, waitFor } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { answerSpend, api, hold, refusal, refuse } from "@/testing/api";
import { openApp, stopClock } from "@/testing/render-app";
import { project } from "@/testing/samples";

it.each([
  [401, "missing_api_key", "No OpenAI key yet", "OPENAI_API_KEY=sk-admin-…"],
  [401, "placeholder_api_key", "Replace the example key", "./start.sh --demo"],
  [401, "invalid_api_key", "OpenAI rejects the key", "sk-admin-"],
  [401, "mismatched_organization", "The key belongs to another organisation", "OPENAI_ORG_ID"],
  [403, "missing_scope", "The key lacks permission", "api.usage.read"],
  [502, "upstream_unreachable", "OpenAI cannot be reached", "OPENAI_BASE_URL"],
  [502, "upstream_failed", "OpenAI failed to answer", "status.openai.com"],
  [502, "upstream_invalid_answer", "OpenAI’s answer cannot be understood", "status.openai.com"],
  [504, "upstream_timeout", "OpenAI took too long", "UPSTREAM_DEADLINE"],
  [400, "something_new", "That did not work", "Try again"],
])("%d %s: says “%s” and what to do", async (status, code, title, advice) => {
  refuse("/costs/summary", { status, code });
  openApp("/");
  await screen.findByRole("heading", { name: title });
  expect(screen.getAllByText(advice).length).toBeGreaterThan(0);
});

it("hands on the API's message where it says more", async () => {
  for (const door of ["/projects/spend", "/projects"]) {
    refuse(door, { status: 403, code: "missing_scope", message: "It lacks api.x." });
  }
  openApp("/projects");
  expect((await screen.findAllByText("It lacks api.x.")).length).toBeGreaterThan(0);
});

it("lists projects by themselves for a key that may not read costs", async () => {
  refuse("/projects/spend", { status: 403, code: "missing_scope", message: "It lacks api.x." });
  api.use(
    http.get("*/projects", () =>
      HttpResponse.json({ data: [project()], has_more: false, last_id: "proj_1" }),
    ),
  );
  openApp("/projects");
  expect(await screen.findByRole("rowheader", { name: "Search prod" })).toBeDefined();
  expect(screen.getByText("It lacks api.x.")).toBeDefined();
});

it("gives the request's id when our side broke", async () => {
  refuse("/costs/summary", { status: 500, code: "internal_error", requestId: "req_42" });
  openApp("/");
  expect(await screen.findByText("req_42")).toBeDefined();
});

it("waits as long as OpenAI asked before another try", async () => {
  stopClock();
  refuse("/costs/summary", { status: 429, code: "rate_limited", retryAfter: "20" });
  const user = openApp("/");
  const again = await screen.findByRole("button", { name: "Try again" });
  expect(again.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("available in 20 s")).toBeDefined();
  stopClock("2026-11-22T12:03:21Z");
  await waitFor(() => {
    expect(again.getAttribute("aria-disabled")).toBe("false");
  });
  answerSpend();
  await user.click(again);
  expect(await screen.findByText("Total Cost, this month")).toBeDefined();
});

it("names our own server when nothing answers at all", async () => {
  api.use(http.get("*/costs/summary", () => HttpResponse.error()));
  openApp("/");
  expect(
    await screen.findByRole(
      "heading",
      { name: "The dashboard’s own server does not respond" },
      { timeout: 4000 },
    ),
  ).toBeDefined();
});

it("does not take a proxy's page for an answer", async () => {
  api.use(http.get("*/costs/summary", () => HttpResponse.html("<h1>Sign in</h1>")));
  openApp("/");
  expect(await screen.findByRole("heading", { name: "The answer cannot be read" })).toBeDefined();
});

it("shows an unknown address as such, with a way back", async () => {
  answerSpend();
  const user = openApp("/nowhere");
  await user.click(await screen.findByRole("link", { name: "Go to Usage" }));
  expect(await screen.findByText("Total Cost, this month")).toBeDefined();
});

it("keeps known figures when newer ones cannot be had", async () => {
  answerSpend();
  openApp("/");
  await screen.findByText("Total Cost, this month");
  refuse("/costs/summary", { status: 502, code: "upstream_failed" });
  // Ten minutes on, the figures are stale and the window comes back into view.
  stopClock(new Date(Date.now() + 600_000).toISOString());
  window.dispatchEvent(new Event("visibilitychange"));
  expect(await screen.findByText("OpenAI failed to answer.")).toBeDefined();
  expect(screen.getByText("Total Cost, this month")).toBeDefined();
});

it("keeps the button, its focus and the reason while it tries again, and says a second failure", async () => {
  refuse("/costs/summary", { status: 502, code: "upstream_failed" });
  const user = openApp("/");
  const again = await screen.findByRole("button", { name: "Try again" });
  const said = screen.getByRole("alert");
  const { letGo } = hold("/costs/summary", refusal({ status: 502, code: "upstream_failed" }));
  await user.click(again);
  await screen.findByText("Trying…");
  expect(document.activeElement).toBe(again);
  expect(again.getAttribute("aria-disabled")).toBe("true");
  expect(said.isConnected).toBe(true);
  letGo();
  await screen.findByText("Try again");
  expect(document.activeElement).toBe(again);
  // An alert is announced when it enters the page: the same words must enter it again.
  expect(said.isConnected).toBe(false);
  expect(screen.getByRole("alert").textContent).toContain("OpenAI failed to answer");
});

it("does not show another range's figures while a range that failed is tried again", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total Cost, this month");
  refuse("/costs/summary", { status: 502, code: "upstream_failed" });
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  const again = await screen.findByRole("button", { name: "Try again" });
  hold("/costs/summary", refusal({ status: 502, code: "upstream_failed" }));
  await user.click(again);
  await screen.findByText("Trying…");
  expect(screen.queryByText(/^Total Cost/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "This Month" }));
  expect(await screen.findByText("Total Cost, this month")).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("does not blame a range that is asked for the first time for the failure of another", async () => {
  refuse("/costs/summary", { status: 502, code: "upstream_failed" });
  const user = openApp("/");
  await screen.findByRole("alert");
  const { asked } = hold("/costs/summary", refusal({ status: 502, code: "upstream_failed" }));
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  await asked;
  await waitFor(() => {
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
