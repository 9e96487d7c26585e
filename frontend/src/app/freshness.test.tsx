import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { answerSpend, questions } from "@/testing/api";
import { openApp, pass, stopIntervals } from "@/testing/render-app";
import { project } from "@/testing/samples";
import { answerProjects } from "@/testing/tables";

const REFRESHING = { code: "refreshing", message: "They are being read anew." };
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

it("shows figures that are being read anew as known, and asks until the new ones are there", async () => {
  answerSpend({ warnings: [REFRESHING, OTHER] }, "STALE");
  openApp("/");
  await within(header()).findByText("Being read anew…");
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
  expect(screen.queryByText("Being read anew…")).toBeNull();
  await pass(58_000);
  expect(asked).toEqual([summary]);
});

it("asks for every figure again each minute, and keeps what is shown meanwhile", async () => {
  answerSpend();
  openApp("/");
  await screen.findByText("All together");
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
  expect(notice.textContent).toBe(STALE.message + STALE_NAMES.message);
  expect(screen.getByRole("note").textContent).toBe(OTHER.message);
  expect(screen.getByText("Total Cost, this month")).toBeDefined();
  expect(screen.queryByText("Being read anew…")).toBeNull();
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

it("is still reading the figures when only their names could not be had", async () => {
  answerSpend({ warnings: [REFRESHING, STALE_NAMES] }, "STALE");
  openApp("/");
  await within(header()).findByText("Being read anew…");
  expect(screen.getByText(STALE_NAMES.message)).toBeDefined();
});

it("says of projects, too, that they are being read anew, and then why they were not", async () => {
  answerProjects([project()], { warnings: [REFRESHING] }, "STALE");
  openApp("/projects");
  await within(header()).findByText("Being read anew…");
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
  expect(screen.queryByText("Being read anew…")).toBeNull();
  answerProjects([project({ name: "Newer" })]);
  await pass(30_000);
  await screen.findByRole("rowheader", { name: /^Newer/ });
  expect(notice.isConnected).toBe(false);
});
