import { screen, waitFor } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, it } from "vitest";
import { answerReading, answerSpend, hold, questions, refusal } from "@/testing/api";
import { openApp, pass, stopIntervals } from "@/testing/render-app";
import { spend } from "@/testing/samples";

const LONG = { timeout: 3000 };

it("says after a second how many days have come, until the figures are there", async () => {
  stopIntervals();
  answerReading({ days_read: 120, days_wanted: 1395 });
  const { letGo } = hold("/costs/summary", HttpResponse.json(spend));
  const asked = questions();
  openApp("/");
  const bar = await screen.findByRole("progressbar", {}, LONG);
  expect(screen.getByText("Reading day 120 of 1,395 from OpenAI")).toBeDefined();
  expect(bar.getAttribute("aria-valuenow")).toBe("120");
  expect(bar.getAttribute("aria-valuemax")).toBe("1395");
  answerReading({ days_read: 240, days_wanted: 1395 });
  await pass(500);
  await screen.findByRole("progressbar", { name: "Reading day 240 of 1,395 from OpenAI" });
  letGo();
  await screen.findByText("Total Cost, this month");
  expect(screen.queryByRole("progressbar")).toBeNull();
  const polls = () => asked.filter((question) => question === "GET /refresh");
  expect(polls()).toHaveLength(2);
  await pass(5000);
  expect(polls()).toHaveLength(2);
});

it("says it above the figures of the range before, too", async () => {
  stopIntervals();
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total Cost, this month");
  answerReading({ days_read: 3, days_wanted: 31 });
  const { letGo } = hold("/costs/summary", HttpResponse.json(spend));
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  await screen.findByRole("progressbar", { name: "Reading day 3 of 31 from OpenAI" }, LONG);
  letGo();
  await waitFor(() => {
    expect(screen.queryByRole("progressbar")).toBeNull();
  });
});

it("says it on the Projects page, too", async () => {
  stopIntervals();
  answerReading({ days_read: 30, days_wanted: 56 });
  const { letGo } = hold("/projects/spend", refusal({ status: 502, code: "upstream_failed" }));
  openApp("/projects");
  await screen.findByRole("progressbar", { name: "Reading day 30 of 56 from OpenAI" }, LONG);
  letGo();
  await screen.findByRole("alert");
  expect(screen.queryByRole("progressbar")).toBeNull();
});

it("asks nothing where the figures come at once", async () => {
  answerSpend();
  const asked = questions();
  openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(asked).not.toContain("GET /refresh");
});
