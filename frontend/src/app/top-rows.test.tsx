import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { ProjectSpend } from "@/api/costs-summary";
import { answerSpend, api, hold } from "@/testing/api";
import { openApp, stopClock } from "@/testing/render-app";
import { spend } from "@/testing/samples";

function row(change: Partial<ProjectSpend>): ProjectSpend {
  return {
    id: null,
    name: null,
    description: null,
    status: null,
    total: 1,
    share: 0.001,
    daily_average: 0.1,
    models: [],
    others: 0,
    ...change,
  };
}

const named = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    row({ id: `proj_${index}`, name: `Team ${index + 1}`, total: 9000 - index }),
  );

const cut = {
  ...spend,
  // The others may be dearer than any single one.
  projects: [...named(100), row({ others: 1150, total: 99_000, share: 0.4, daily_average: 4500 })],
  project_count: { with_spend: 1250, all: 1300 },
};
const whole = { ...cut, projects: named(1250) };

function answerAsAsked() {
  api.use(
    http.get("*/costs/summary", ({ request }) =>
      HttpResponse.json(new URL(request.url).searchParams.get("rows") === "all" ? whole : cut),
    ),
  );
}

function table() {
  return within(screen.getByRole("table", { name: /^Cost by project/ }));
}

function rowNames() {
  return table()
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent);
}

beforeEach(() => {
  stopClock();
});

it.each(["/", "/?sort=total", "/?sort=project", "/?sort=-share&page=4"])(
  "ends the table at %s with all other projects together, and the total",
  async (address) => {
    answerAsAsked();
    openApp(address);
    await screen.findByText("1,150 other projects");
    expect(rowNames().slice(-2)).toEqual(["1,150 other projects", "Total of all 1,250 rows"]);
    expect(rowNames()).toHaveLength(27);
    expect(screen.queryByText("No project")).toBeNull();
    const others = table().getByRole("row", { name: /^1,150 other projects/ });
    expect(
      within(others)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual(["$99,000.00", "40.0%", "$4,500.00", ""]);
    expect(screen.getByText(/ of 100$/)).toBeDefined();
  },
);

it("asks for all rows, keeps that in the address, and goes back to the largest", async () => {
  answerAsAsked();
  const user = openApp("/?page=2");
  const more = await screen.findByRole("button", { name: "Show all 1,250 projects" });
  await user.click(more);
  await screen.findByText("1 – 25 of 1,250");
  expect(location.hash).toBe("#/?rows=all");
  expect(screen.queryByText("1,150 other projects")).toBeNull();
  expect(screen.getByRole("button", { name: "Show the largest only" })).toBe(more);
  expect(document.activeElement).toBe(more);
  await user.click(more);
  await screen.findByText("1,150 other projects");
  expect(location.hash).toBe("#/");
});

it("keeps the known rows, under the name of their range, until all are there", async () => {
  answerAsAsked();
  const user = openApp("/");
  const more = await screen.findByRole("button", { name: "Show all 1,250 projects" });
  const { letGo } = hold("/costs/summary", HttpResponse.json(whole));
  await user.click(more);
  expect(screen.getByText("1,150 other projects").closest("[aria-busy=true]")).not.toBeNull();
  expect(screen.getByText("Total Cost, this month")).toBeDefined();
  letGo();
  await waitFor(() => {
    expect(screen.queryByText("1,150 other projects")).toBeNull();
  });
});

it("opens with all rows where the address says so, also in another range", async () => {
  answerAsAsked();
  const user = openApp("/?rows=all");
  await screen.findByText("1 – 25 of 1,250");
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  expect(location.hash).toBe("#/?rows=all&range=last-month");
});

it.each(["/", "/?rows=all"])("has nothing more to show at %s where few rows are all", async (address) => {
  answerSpend();
  openApp(address);
  await screen.findByText("Total Cost, this month");
  expect(screen.queryByRole("button", { name: /^Show (all \d|the largest)/ })).toBeNull();
});

it("counts other models, and names none of them as one", async () => {
  const others = { model: null, total: 50_000, share: 0.5, others: 23 };
  answerSpend({ models: [...spend.models, others] });
  openApp("/");
  const card = within(await screen.findByRole("region", { name: "Cost by model" }));
  expect(card.getByText("23 other models")).toBeDefined();
  expect(card.getAllByText("No model")).toHaveLength(1);
  const figure = screen.getByText("Model Usage", { selector: "dt" }).parentElement;
  expect(figure?.textContent).toBe("Model Usage26 modelsgpt-5.6-terra leads, 83.0%");
});
