import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { acceptRefresh, answerSpend, hold, questions, refuse } from "@/testing/api";
import { openApp, pass, stopIntervals } from "@/testing/render-app";
import { project } from "@/testing/samples";
import { answerProjects } from "@/testing/table-samples";

const REFRESHING = [{ code: "refreshing", message: "Being read." }];
const STALE = [{ code: "stale", message: "Not read." }];

const button = () => screen.findByRole("button", { name: "Refresh" });

beforeEach(() => {
  stopIntervals();
});

it("refreshes the recent days, keeps the focus meanwhile, and shows them", async () => {
  answerSpend();
  const user = openApp("/");
  const refresh = await button();
  const scopes = acceptRefresh(() => {
    answerSpend({ warnings: REFRESHING }, "STALE");
  });
  await user.click(refresh);
  await screen.findByText("Refreshing…");
  expect(scopes).toEqual([{ scope: "recent" }]);
  expect(refresh.getAttribute("aria-disabled")).toBe("true");
  expect(document.activeElement).toBe(refresh);
  await user.click(refresh);
  expect(scopes).toHaveLength(1);
  answerSpend({ total: 7 });
  await pass(1500);
  await screen.findByText("Total cost, this month: $7.00");
  expect(refresh.getAttribute("aria-disabled")).toBe("false");
  expect(document.activeElement).toBe(refresh);
});

it("is busy from the press on, not from the server's word", async () => {
  answerSpend();
  const user = openApp("/");
  const refresh = await button();
  const { asked, letGo } = hold("/refresh", HttpResponse.json({}, { status: 202 }), "post");
  await user.click(refresh);
  await asked;
  expect(refresh.getAttribute("aria-disabled")).toBe("true");
  letGo();
  await waitFor(() => {
    expect(refresh.getAttribute("aria-disabled")).toBe("false");
  });
});

it.each([
  ["Recent days", "recent"],
  ["All loaded days", "all"],
])("offers %s in its menu", async (name, scope) => {
  answerSpend();
  const user = openApp("/");
  await button();
  const scopes = acceptRefresh();
  await user.click(screen.getByRole("button", { name: "What to refresh" }));
  await user.click(await screen.findByRole("button", { name: new RegExp(`^${name}`) }));
  await waitFor(() => {
    expect(scopes).toEqual([{ scope }]);
  });
});

it("refreshes the projects, too, and what the other page knew", async () => {
  answerSpend();
  answerProjects([project()]);
  const user = openApp("/");
  await button();
  await user.click(screen.getByRole("link", { name: "Projects" }));
  await screen.findByRole("rowheader", { name: /^Search prod/ });
  acceptRefresh(() => {
    answerProjects([project({ name: "Renamed" })]);
    answerSpend({ total: 7 });
  });
  const asked = questions();
  await user.click(await button());
  await screen.findByRole("rowheader", { name: /^Renamed/ });
  expect(asked).toEqual(["POST /refresh", "GET /projects/spend"]);
  await user.click(screen.getByRole("link", { name: "Usage" }));
  await screen.findByText("Total cost, this month: $7.00");
});

it("looks for new figures soon where earlier tries had failed", async () => {
  answerSpend({ warnings: STALE }, "STALE");
  const user = openApp("/");
  const refresh = await button();
  const scopes = acceptRefresh();
  await user.click(refresh);
  await waitFor(() => {
    expect(scopes).toHaveLength(1);
    expect(refresh.getAttribute("aria-disabled")).toBe("false");
  });
  answerSpend({ total: 7 });
  await pass(1500);
  await screen.findByText("Total cost, this month: $7.00");
  expect(screen.queryByText("Not read.")).toBeNull();
});

it.each(["/", "/projects"])("says at %s, without an alert, that it was refreshed just now", async (address) => {
  answerSpend();
  answerProjects([project()]);
  const user = openApp(address);
  refuse("/refresh", { status: 429, code: "refreshed_too_soon", retryAfter: "18" }, "post");
  await user.click(await button());
  const left = await screen.findByText("18 s");
  const note = left.parentElement;
  expect(note?.textContent).toBe("Just refreshed. Try again in 18 s");
  expect(screen.getByText("Just refreshed.").getAttribute("role")).toBe("status");
  expect(screen.queryByRole("alert")).toBeNull();
  await pass(10_000);
  expect(left.textContent).toBe("8 s");
  await pass(8000);
  expect(note?.isConnected).toBe(false);
});

it("says why else a refresh failed, beside the loaded figures", async () => {
  answerSpend();
  const user = openApp("/");
  refuse("/refresh", { status: 500, code: "internal_error", message: "See the log." }, "post");
  await user.click(await button());
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toBe("Something went wrong on our side. See the log.");
  expect(screen.getByText("Total Cost, this month")).toBeDefined();
  acceptRefresh();
  await user.click(await button());
  await waitFor(() => {
    expect(alert.isConnected).toBe(false);
  });
});

it("stands beside the age of the figures", async () => {
  answerSpend();
  openApp("/");
  await button();
  expect(within(screen.getByRole("banner")).getByRole("button", { name: "Refresh" })).toBeDefined();
});
