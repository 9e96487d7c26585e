import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { answerSpend, api, hold, questions, refuse } from "@/testing/api";
import { openApp, pass, stopIntervals } from "@/testing/render-app";
import { project } from "@/testing/samples";
import { changes, forecast } from "@/testing/spend-samples";
import { answerProject, answerProjects } from "@/testing/table-samples";

const REFRESHING = { code: "refreshing", message: "They are being refreshed." };
const STALE = { code: "stale", message: "Read at 12:03 UTC and not since: OpenAI failed." };
const STALE_NAMES = { code: "stale_names", message: "The names are old: OpenAI failed." };
const OTHER = { code: "names", message: "Names are missing." };

/** All that the Usage page asks has been answered. */
const whole = () => screen.findByRole("list", { name: "Unusual days" });

const header = () => screen.getByRole("banner");
const summary = "GET /costs/summary";

beforeEach(() => {
  stopIntervals();
});

it("shows figures while they are refreshed, and asks until the new ones are there", async () => {
  answerSpend({ warnings: [REFRESHING, OTHER] }, "STALE");
  openApp("/");
  await within(header()).findByText("Refreshing…");
  await screen.findByRole("list", { name: "Unusual days" });
  expect(screen.getByText("Total Cost, this month")).toBeDefined();
  expect(screen.getByText("Names are missing.")).toBeDefined();
  expect(screen.queryByText(REFRESHING.message)).toBeNull();
  await whole();
  const asked = questions();
  await pass(1499);
  expect(asked).toEqual([]);
  answerSpend({ total: 5, as_of: "2026-11-22T12:08:00Z" });
  await pass(1);
  await within(header()).findByText("12:08 UTC");
  expect(screen.getByText("Total cost, this month: $5.00")).toBeDefined();
  expect(screen.queryByText("Refreshing…")).toBeNull();
  await pass(58_000);
  expect(asked).toEqual([summary]);
});

it("asks for every figure again each minute, and keeps what is shown meanwhile", async () => {
  answerSpend();
  openApp("/");
  await screen.findByText("Total");
  await whole();
  const asked = questions();
  await pass(59_999);
  expect(asked).toEqual([]);
  answerSpend({ total: 5 });
  await pass(1);
  await screen.findByText("Total cost, this month: $5.00");
  await waitFor(() => {
    expect(asked.toSorted()).toEqual([
      "GET /costs/breakdown",
      "GET /costs/changes",
      "GET /costs/forecast",
      "GET /costs/series",
      summary,
      "GET /costs/unusual",
    ]);
  });
});

it("says once, in the server's words, why there are no newer figures, and asks every 30 s", async () => {
  answerSpend({ warnings: [STALE, STALE_NAMES, OTHER] }, "STALE");
  openApp("/");
  const notice = await screen.findByRole("status", { name: "Age of these figures" });
  await screen.findByRole("list", { name: "Unusual days" });
  expect(notice.textContent).toBe(STALE.message + STALE_NAMES.message);
  expect(screen.getByRole("note").textContent).toBe(OTHER.message);
  expect(screen.getByText("Total Cost, this month")).toBeDefined();
  expect(screen.queryByText("Refreshing…")).toBeNull();
  await whole();
  const asked = questions();
  await pass(29_999);
  expect(asked).toEqual([]);
  answerSpend();
  await pass(1);
  await waitFor(() => {
    expect(notice.isConnected).toBe(false);
  });
  expect(asked).toEqual([summary]);
});

it("is still refreshing the figures when only their names failed", async () => {
  answerSpend({ warnings: [REFRESHING, STALE_NAMES] }, "STALE");
  openApp("/");
  await within(header()).findByText("Refreshing…");
  expect(screen.getByText(STALE_NAMES.message)).toBeDefined();
});

it("says of projects, too, that they are being refreshed, and then why that failed", async () => {
  answerProjects([project()], { warnings: [REFRESHING] }, "STALE");
  openApp("/projects");
  await within(header()).findByText("Refreshing…");
  const asked = questions();
  await pass(1500);
  await waitFor(() => {
    expect(asked).toEqual(["GET /projects/spend"]);
  });
  expect(screen.queryByRole("status", { name: "Age of these figures" })).toBeNull();
  answerProjects([project()], { warnings: [STALE, OTHER] }, "STALE");
  await pass(1500);
  const notice = await screen.findByRole("status", { name: "Age of these figures" });
  expect(notice.textContent).toBe(STALE.message);
  expect(screen.getByRole("note").textContent).toBe(OTHER.message);
  expect(screen.queryByText("Refreshing…")).toBeNull();
  answerProjects([project({ name: "Newer" })]);
  await pass(30_000);
  await screen.findByRole("rowheader", { name: /^Newer/ });
  expect(notice.isConnected).toBe(false);
});

it("says of a block that it could not be refreshed, and asks again by itself in a minute", async () => {
  answerSpend();
  openApp("/");
  const card = within(await screen.findByRole("region", { name: "What changed" }));
  await card.findByText("Total");
  refuse("/costs/changes", { status: 502, code: "upstream_failed" });
  await pass(60_000);
  const note = await card.findByText(/^The last refresh failed/);
  expect(note.getAttribute("role")).toBe("status");
  expect(card.getByText("Total")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  api.use(http.get("*/costs/changes", () => HttpResponse.json(changes)));
  await pass(60_000);
  await waitFor(() => {
    expect(note.isConnected).toBe(false);
  });
});

it("does not ask again by itself before the time that a refusal named is over", async () => {
  answerSpend();
  openApp("/");
  await screen.findByText("Total");
  refuse("/costs/changes", { status: 429, code: "rate_limited", retryAfter: "100" });
  await pass(60_000);
  await screen.findByText(/^The last refresh failed/);
  const asked = questions();
  await pass(90_000);
  expect(asked).toContain("GET /costs/summary");
  expect(asked).not.toContain("GET /costs/changes");
  await pass(10_000);
  await waitFor(() => {
    expect(asked).toContain("GET /costs/changes");
  });
});

it("fetches every figure again when the total is tried again", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total");
  refuse("/costs/summary", { status: 502, code: "upstream_failed" });
  refuse("/costs/changes", { status: 502, code: "upstream_failed" });
  await pass(60_000);
  const again = await screen.findByRole("button", { name: "Try again" });
  const note = await screen.findByText(/^The last refresh failed/);
  answerSpend({ total: 5 });
  api.use(http.get("*/costs/changes", () => HttpResponse.json(changes)));
  await user.click(again);
  await screen.findByText("Total cost, this month: $5.00");
  await waitFor(() => {
    expect(note.isConnected).toBe(false);
  });
});

it("says above the projects that they could not be refreshed, once, and leads to another try", async () => {
  answerProjects([project()]);
  const user = openApp("/projects");
  await screen.findByRole("rowheader", { name: /^Search prod/ });
  refuse("/projects/spend", { status: 502, code: "upstream_failed" });
  await pass(60_000);
  await screen.findByText("OpenAI failed to answer.");
  expect(screen.getAllByText(/These are the last figures loaded/)).toHaveLength(1);
  expect(screen.getByRole("rowheader", { name: /^Search prod/ })).toBeDefined();
  answerProjects([project({ name: "Newer" })]);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("rowheader", { name: /^Newer/ });
  expect(screen.queryByText("OpenAI failed to answer.")).toBeNull();
});

it("asks again by itself for what has no button to try it again", async () => {
  refuse("/costs/forecast", { status: 502, code: "upstream_failed" });
  answerSpend();
  openApp("/");
  await screen.findByText("could not be calculated");
  api.use(http.get("*/costs/forecast", () => HttpResponse.json(forecast)));
  await pass(60_000);
  await screen.findByText("Forecast for November");
});

it("shows neither another view's end of the month nor its sentence meanwhile", async () => {
  answerSpend();
  answerProject(project());
  const user = openApp("/?project=proj_1");
  await screen.findByText("Forecast for November");
  await screen.findByRole("button", { name: "Copy the sentence" });
  const held = [
    hold("/costs/forecast", HttpResponse.json(forecast)),
    hold("/costs/changes", HttpResponse.json(changes)),
  ];
  await user.click(screen.getByRole("link", { name: /^Remove the filter/ }));
  await screen.findByText("Month-End Forecast");
  expect(screen.queryByRole("button", { name: "Copy the sentence" })).toBeNull();
  for (const { letGo } of held) letGo();
  await screen.findByText("Forecast for November");
  await screen.findByRole("button", { name: "Copy the sentence" });
});
