import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { answerSpend, api, hold } from "@/testing/api";
import { openApp, stopClock } from "@/testing/render-app";
import { spend } from "@/testing/samples";

beforeEach(() => {
  stopClock();
});

function figure(label: RegExp) {
  const term = screen.getByText(label, { selector: "dt" });
  return term.parentElement?.textContent ?? "";
}

function rowNames() {
  const table = screen.getByRole("table", { name: /^Cost by project/ });
  return within(table)
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent);
}

it("shows this month's total, projects and models, as the API sent them", async () => {
  answerSpend();
  openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(figure(/^Total Cost/)).toContain("$48,213.77");
  expect(figure(/^Total Cost/)).toContain("$2,191.54 a day on average");
  expect(figure(/^Project Count/)).toContain("2 of 24");
  expect(figure(/^Model Usage/)).toContain("3 models");
  expect(figure(/^Model Usage/)).toContain("gpt-5.6-terra leads, 83.0%");
  expect(screen.getByText(/^Nov 1\s–\s22, 2026, UTC days$/)).toBeDefined();
  expect(screen.getByText("12:03 UTC")).toBeDefined();
  expect(await screen.findByText("Source: api.openai.com")).toBeDefined();
});

it("announces the total of a range that was chosen, keeps it in the address, and asks for its days", async () => {
  answerSpend();
  const user = openApp("/?page=2");
  await screen.findByText("Total Cost, this month");
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  await screen.findByText("Total Cost, last month");
  expect(screen.getByText("Total cost, last month: $48,213.77").getAttribute("role")).toBe(
    "status",
  );
  expect(location.hash).toBe("#/?range=last-month");
  expect(screen.getByRole("button", { pressed: true }).textContent).toBe("Last Month");
  expect(screen.getByRole("table", { name: /Oct 1\s–\s31, 2026/ })).toBeDefined();
});

it("keeps the old figures, named by their own days, until the new ones are there", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total Cost, this month");
  const { letGo } = hold("/costs/summary", HttpResponse.json({ ...spend, total: 5 }));
  await user.click(screen.getByRole("button", { name: "Today" }));
  const old = screen.getByText(/^Total Cost, Nov 1\s–\s22, 2026$/);
  expect(old.closest("[aria-busy=true]")).not.toBeNull();
  expect(screen.queryByText(/^Total cost, /)).toBeNull();
  letGo();
  await screen.findByText("Total Cost, today");
  expect(figure(/^Total Cost/)).toContain("$5.00");
});

it("sorts by any column, says so, and keeps the order in the address", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(rowNames()).toEqual([
    "Search prod proj_sear…Retrieval and answers",
    "No projectBilled at organisation level",
    "proj_nameless0001 Archived",
    "Total",
  ]);
  await user.click(screen.getByRole("button", { name: "Project" }));
  expect(rowNames()[0]).toMatch(/^No project/);
  const header = screen.getByRole("columnheader", { name: "Project" });
  expect(header.getAttribute("aria-sort")).toBe("ascending");
  expect(location.hash).toBe("#/?sort=project");
  await user.click(screen.getByRole("button", { name: "Project" }));
  expect(rowNames()[0]).toMatch(/^Search prod/);
});

it("ends the table with the API's total, not one of its own", async () => {
  answerSpend({ total: 99.5 });
  openApp("/");
  const total = await screen.findByRole("rowheader", { name: "Total" });
  expect(total.parentElement?.textContent).toContain("$99.50");
});

it("opens the models that a row has no room for", async () => {
  answerSpend();
  const user = openApp("/");
  await user.click(await screen.findByRole("button", { name: "+1 more models of Search prod" }));
  const row = screen.getByRole("row", { name: /Search prod/ });
  expect(within(row).getByText("whisper")).toBeDefined();
});

it("gives the chart's figures as a table, and says which day still counts", async () => {
  answerSpend();
  openApp("/");
  expect(await screen.findByRole("img", { name: /^Cost per UTC day/ })).toBeDefined();
  const table = screen.getByRole("table", { name: "Cost per day" });
  expect(within(table).getByRole("row", { name: "Nov 22, 2026 $300.00, so far" })).toBeDefined();
  expect(screen.getByText("Today is still counting: $300.00 so far")).toBeDefined();
});

it("says of a share that there is none, where the total is nothing", async () => {
  answerSpend({
    total: 0,
    projects: spend.projects.map((row) => ({ ...row, share: null })),
    models: spend.models.map((row) => ({ ...row, share: null })),
  });
  openApp("/");
  const row = await screen.findByRole("row", { name: /^Search prod/ });
  expect(within(row).getByRole("cell", { name: "not known" })).toBeDefined();
  const models = screen.getByRole("region", { name: "Cost by model" });
  expect(within(models).getAllByText("not known")).toHaveLength(4);
  expect(figure(/^Model Usage/)).toBe("Model Usage3 modelsgpt-5.6-terra leads");
});

it("leaves out how many projects there are when the key may not know", async () => {
  answerSpend({ project_count: { with_spend: 21, all: null, new: null } });
  openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(figure(/^Project Count/)).toBe("Project Count21with spend in these days");
});

it("shows warnings, and other currencies beside the total", async () => {
  answerSpend({
    warnings: [{ code: "names", message: "Names are missing." }],
    other_currencies: [{ currency: "eur", total: 12.5 }],
  });
  openApp("/");
  expect(await screen.findByText("Names are missing.")).toBeDefined();
  expect(screen.getByText(/not part of the total/).textContent).toContain("€12.50 EUR");
  expect(figure(/^Total Cost/)).toContain("$48,213.77");
});

it("offers another range where nothing was spent", async () => {
  answerSpend({ total: 0, daily_average: 0, days: [], projects: [], models: [] });
  const user = openApp("/?range=today");
  await screen.findByRole("heading", { name: "No spend in these days" });
  await user.click(screen.getByRole("button", { name: "Show Last 30 Days" }));
  expect(location.hash).toBe("#/?range=last-30-days");
  expect(await screen.findByRole("button", { name: "Show Last Month" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Show Last 30 Days" })).toBeNull();
});

it("calls today's total unfinished rather than giving it an average", async () => {
  answerSpend({
    range: { start_date: "2026-11-22", end_date: "2026-11-22", days: 1, days_elapsed: 1 },
    days: spend.days.slice(-1),
  });
  openApp("/?range=today");
  await screen.findByText("Total Cost, today");
  expect(figure(/^Total Cost/)).toBe("Total Cost, today$48,213.77so far");
  expect(screen.getByText("Nov 22, 2026, UTC day")).toBeDefined();
  expect(screen.queryByText("Dearest Day")).toBeNull();
});

it("asks for the new day when midnight UTC has passed", async () => {
  const asked: (string | null)[] = [];
  stopClock("2026-11-30T23:59:59Z");
  answerSpend();
  api.events.on("request:start", ({ request }) => {
    asked.push(new URL(request.url).searchParams.get("start_date"));
  });
  onTestFinished(() => {
    api.events.removeAllListeners();
  });
  openApp("/");
  await screen.findByText(/^Nov 1\s–\s30, 2026, UTC days$/);
  stopClock("2026-12-01T00:00:00Z");
  document.dispatchEvent(new Event("visibilitychange"));
  await screen.findByText("Dec 1, 2026, UTC day");
  await waitFor(() => {
    expect(asked.at(-1)).toBe("2026-12-01");
  });
});

it("shows in each cell of a row that project's own figure", async () => {
  answerSpend();
  openApp("/");
  const row = await screen.findByRole("row", { name: /^Search prod/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["$47,009.11", "97.5%", "$2,136.77", "gpt-5.6-terragpt-5-mini+1 more"]);
});

it("sorts the dearest first when the total is clicked, whatever the order was", async () => {
  answerSpend();
  const user = openApp("/?sort=project");
  await user.click(await screen.findByRole("button", { name: "Total Cost" }));
  const header = screen.getByRole("columnheader", { name: "Total Cost" });
  expect(header.getAttribute("aria-sort")).toBe("descending");
  expect(rowNames()[0]).toMatch(/^Search prod/);
});

it("names the six dearest models, and opens and closes the others", async () => {
  const models = Array.from({ length: 8 }, (_, index) => ({
    model: `model-${index + 1}`,
    total: 8 - index,
    share: 0.1,
    others: 0,
  }));
  answerSpend({ models });
  const user = openApp("/");
  const card = within(await screen.findByRole("region", { name: "Cost by model" }));
  const shown = () => card.getAllByRole("listitem").map((item) => item.textContent);
  expect(shown()).toHaveLength(6);
  expect(shown()[5]).toBe("model-6$3.00 10.0%");
  await user.click(card.getByRole("button", { name: "Show all models" }));
  expect(shown()).toHaveLength(8);
  expect(shown()[7]).toBe("model-8$1.00 10.0%");
  await user.click(card.getByRole("button", { name: "Show fewer" }));
  expect(shown()).toHaveLength(6);
});

it("has no more models to show where six are all", async () => {
  answerSpend();
  openApp("/");
  await screen.findByRole("region", { name: "Cost by model" });
  expect(screen.queryByRole("button", { name: "Show all models" })).toBeNull();
});

it("says in the header that today is partial, only where today counts", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(screen.getByRole("banner").textContent).toContain("As of 12:03 UTC · today is partial");
  answerSpend({ days: spend.days.slice(0, 2) });
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  await screen.findByText("Total Cost, last month");
  expect(screen.getByRole("banner").textContent).not.toContain("today is partial");
  expect(screen.queryByText(/^Today is still counting/)).toBeNull();
});
