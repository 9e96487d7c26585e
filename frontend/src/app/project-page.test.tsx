import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { answerSpend, api, hold, refuse } from "@/testing/api";
import { here, openApp, stopClock } from "@/testing/render-app";
import { project } from "@/testing/samples";
import { series } from "@/testing/spend-samples";
import { answerBreakdown, answerProject, answerProjects, breakdownRow } from "@/testing/table-samples";

const PROJECT = project({
  id: "proj_1",
  description: "Retrieval and answers",
  residency: "EU_STORAGE_PROCESSING",
});
const MODEL = breakdownRow({ key: "gpt-5-mini", name: null, project_count: 1 });

const month = (start_date: string, end_date: string, total: number, previous: number | null) => ({
  start_date,
  end_date,
  total,
  previous,
  partial: end_date === "2026-11-22",
});

/** Two months, and whatever the chart asks; what was asked about months. */
function answerMonths() {
  const asked: URLSearchParams[] = [];
  api.use(
    http.get("*/costs/series", ({ request }) => {
      const query = new URL(request.url).searchParams;
      if (query.get("by") !== "none") return HttpResponse.json(series);
      asked.push(query);
      return HttpResponse.json({
        ...series,
        by: "none",
        interval: "month",
        series: [],
        total: 900.5,
        comparison: { ...series.comparison, kind: "year", total: 300 },
        buckets: [
          month("2026-10-01", "2026-10-31", 600.25, 300),
          month("2026-11-01", "2026-11-22", 300.25, null),
        ],
      });
    }),
  );
  return asked;
}

beforeEach(() => {
  stopClock();
  answerSpend();
  answerMonths();
  answerBreakdown({ model: [MODEL] });
  answerProject(PROJECT);
});

it("shows which project it is, with all that OpenAI reports of it", async () => {
  openApp("/projects/proj_1");
  const heading = await screen.findByRole("heading", { name: "Search prod", level: 2 });
  const card = heading.closest("section");
  expect(card?.textContent).toContain("Active");
  expect(card?.textContent).toContain("Retrieval and answers");
  expect(card?.textContent).toContain("Idproj_1");
  expect(card?.textContent).toContain("CreatedMar 1, 2025");
  expect(card?.textContent).toContain("ResidencyEU storage processing");
  expect(card?.textContent).not.toContain("Archived");
  expect(screen.getByRole("heading", { name: "Search prod", level: 1 })).toBeDefined();
  expect(document.title).toBe("Search prod · Spend");
});

it("says since when an archived project is archived, and its id where it has no name", async () => {
  const old = { name: null, status: "archived", archived_at: 1_767_225_600 };
  answerProject(project({ id: "proj_old", ...old }));
  openApp("/projects/proj_old");
  const heading = await screen.findByRole("heading", { name: "proj_old", level: 2 });
  expect(heading.closest("section")?.textContent).toContain("ArchivedJan 1, 2026");
});

it("copies the project's id, and says so", async () => {
  const user = openApp("/projects/proj_1");
  await user.click(await screen.findByRole("button", { name: "Copy the project’s id" }));
  expect(await screen.findByText("Copied", { selector: "[role=status]" })).toBeDefined();
  expect(await navigator.clipboard.readText()).toBe("proj_1");
});

it("asks every question about this project's money alone, and breaks it down by model", async () => {
  const asked = answerBreakdown({ model: [MODEL] });
  openApp("/projects/proj_1?range=last-month&line_item=web+search");
  const row = await screen.findByRole("row", { name: /^gpt-5-mini/ });
  // That it is in one project goes without saying here.
  expect(within(row).getByRole("rowheader").textContent).toBe("gpt-5-mini");
  expect(screen.queryByRole("tab", { name: "Projects" })).toBeNull();
  expect(screen.getByRole("tab", { name: "Line items" })).toBeDefined();
  expect(asked.at(-1)?.toString()).toBe(
    "start_date=2026-10-01&end_date=2026-10-31&compare=previous&project_ids=proj_1" +
      "&line_items=web+search&by=model&sort=-total&page=1&limit=25",
  );
});

it("compares the last twelve months with those a year earlier, and marks the current one", async () => {
  const asked = answerMonths();
  openApp("/projects/proj_1");
  const table = await screen.findByRole("table", { name: /^Cost of each of the last twelve months/ });
  const rows = [...table.querySelectorAll("tr")].map((row) =>
    [...row.querySelectorAll("th, td:not([aria-hidden])")].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ["Month", "", "Cost", "Year earlier"],
    ["Nov 2026 so far", "$300.25", "–not available"],
    ["Oct 2026", "$600.25", "$300.00"],
    ["Total", "$900.50", "$300.00"],
  ]);
  expect(asked.map(String)).toEqual([
    "start_date=2025-12-01&end_date=2026-11-22&compare=year&project_ids=proj_1&by=none&interval=month&cumulative=false",
  ]);
});

it("says of money without a project that it has none, and asks OpenAI for none", async () => {
  const asked = answerBreakdown({ model: [MODEL] });
  openApp("/projects/none");
  const heading = await screen.findByRole("heading", { name: "No project", level: 2 });
  expect(heading.closest("section")?.textContent).toContain("Billed at organisation level");
  expect(screen.queryByRole("button", { name: /^Copy the project/ })).toBeNull();
  await screen.findByRole("row", { name: /^gpt-5-mini/ });
  expect(asked.at(-1)?.getAll("project_ids")).toEqual(["none"]);
});

/** No money in any month. */
function answerNoMoney() {
  const nothing = { ...series, by: "none", buckets: [month("2026-10-01", "2026-10-31", 0, 0)] };
  api.use(http.get("*/costs/series", () => HttpResponse.json(nothing)));
}

it("says that there is no such project, shows no figures, and leads back", async () => {
  refuse("/projects/:id", { status: 404, code: "no_such_project" });
  answerNoMoney();
  openApp("/projects/proj_x");
  await screen.findByRole("heading", { name: "There is no such project" });
  expect(screen.getByText(/no project with the id “proj_x”/)).toBeDefined();
  expect(screen.getByRole("link", { name: "All projects" }).getAttribute("href")).toBe("#/projects");
  expect(screen.queryByText(/^Total Cost/)).toBeNull();
});

it("shows money that names a project which OpenAI's list has not", async () => {
  refuse("/projects/:id", { status: 404, code: "no_such_project" });
  openApp("/projects/proj_gone");
  const note = await screen.findByText(/list of projects, but it was billed\.$/);
  expect(note.closest("section")?.textContent).toContain("proj_gone");
  expect(await screen.findByRole("row", { name: /^gpt-5-mini/ })).toBeDefined();
  expect(screen.queryByText("There is no such project")).toBeNull();
});

it("does not say that there is no such project where its bills could not be read", async () => {
  refuse("/projects/:id", { status: 404, code: "no_such_project" });
  refuse("/costs/series", { status: 502, code: "upstream_failed" });
  openApp("/projects/proj_x");
  await screen.findByText(/whether it was billed is unknown\.$/);
  expect(screen.queryByText("There is no such project")).toBeNull();
});

it("shows the money although name and status cannot be had, and says why", async () => {
  refuse("/projects/:id", { status: 403, code: "missing_scope", message: "It lacks a scope." });
  openApp("/projects/proj_1");
  const note = await screen.findByText("Name and status are not available: It lacks a scope.");
  expect(note.closest("section")?.textContent).toContain("proj_1");
  expect(await screen.findByRole("row", { name: /^gpt-5-mini/ })).toBeDefined();
});

it("waits for the project beside its figures, not before them", async () => {
  const { letGo } = hold("/projects/:id", HttpResponse.json(PROJECT));
  openApp("/projects/proj_1");
  await screen.findByText("Total Cost, this month");
  expect(screen.queryByRole("heading", { name: "Search prod", level: 2 })).toBeNull();
  letGo();
  await screen.findByRole("heading", { name: "Search prod", level: 2 });
});

it("leads back to where the person came from, with the days chosen meanwhile", async () => {
  answerBreakdown({ project: [breakdownRow()], model: [MODEL] });
  const user = openApp("/?search=prod&range=last-month");
  const table = (await screen.findByText(/^Cost by project/)).closest("table");
  await user.click(within(table ?? document.body).getByRole("link", { name: "Search prod" }));
  await screen.findByRole("heading", { name: "Search prod", level: 2 });
  expect(here()).toBe("#/projects/proj_1?range=last-month");
  await user.click(screen.getByRole("button", { name: "Today" }));
  await waitFor(() => {
    expect(screen.getByText("‹ Usage").getAttribute("href")).toBe("#/?search=prod&range=today");
  });
});

it("leads from all projects to one and back", async () => {
  answerProjects([PROJECT]);
  const user = openApp("/projects?search=prod");
  await user.click(await screen.findByRole("link", { name: "Search prod" }));
  await screen.findByRole("heading", { name: "Search prod", level: 2 });
  await user.click(screen.getByText("‹ Projects"));
  expect(here()).toBe("#/projects?search=prod");
});

it("narrows a project's page to a model, without leaving it", async () => {
  const user = openApp("/projects/proj_1");
  await user.click(
    within(await screen.findByRole("row", { name: /^gpt-5-mini/ })).getByRole("link"),
  );
  expect(here()).toBe("#/projects/proj_1?model=gpt-5-mini");
  await screen.findByRole("link", { name: "Remove the filter Model: gpt-5-mini" });
});
