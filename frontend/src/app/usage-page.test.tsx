import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { answerSpend, api, hold, questions, refuse } from "@/testing/api";
import { here, openApp, stopClock } from "@/testing/render-app";
import { spend } from "@/testing/samples";
import { changes, forecast } from "@/testing/spend-samples";

beforeEach(() => {
  stopClock();
});

function figure(label: RegExp) {
  const term = screen.getByText(label, { selector: "dt" });
  return term.parentElement?.textContent ?? "";
}

const models = () => screen.findByRole("region", { name: "Cost by model" });

it("shows this month's total, projects and models, as the API sent them", async () => {
  answerSpend();
  openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(figure(/^Total Cost/)).toContain("$48,213.77");
  expect(figure(/^Daily Average/)).toBe("Daily Average$2,191.54Highest day: Nov 21, $4,866.20");
  expect(figure(/^Project Count/)).toBe("Project Count2 of 24active in this period");
  expect(figure(/^Model Usage/)).toBe("Model Usage3 modelsgpt-5.6-terra leads, 83.0%");
  expect(screen.getByText(/^Nov 1\s–\s22, 2026, UTC days$/)).toBeDefined();
  expect(screen.getByText("12:03 UTC")).toBeDefined();
  expect(await screen.findByText("Source: api.openai.com")).toBeDefined();
});

it("says how far the total is from the days compared with, and what is new", async () => {
  answerSpend({
    comparison: changes.comparison,
    project_count: { with_spend: 21, all: 24, new: 2 },
    model_count: { ...spend.model_count, new: 1 },
  });
  openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(figure(/^Total Cost/)).toMatch(/▲ up 18\.4% \+\$7,492\.10 vs Oct 1\s–\s22$/);
  expect(figure(/^Project Count/)).toContain("active in this period, 2 new");
  expect(figure(/^Model Usage/)).toContain("leads, 83.0%, 1 new");
});

it("says where the month ends", async () => {
  answerSpend();
  openApp("/?range=last-month");
  await screen.findByText("Forecast for November");
  expect(figure(/^Forecast for November/)).toBe("Forecast for November$65,48080% likely: $63,100\u00a0– $67,900");
});

it("says why there is no forecast for the month", async () => {
  answerSpend();
  const unknown = { expected: null, low: null, high: null, reason: "too_little_history", days: [] };
  api.use(http.get("*/costs/forecast", () => HttpResponse.json({ ...forecast, ...unknown })));
  openApp("/");
  await screen.findByText("not enough history");
  expect(figure(/^Forecast for November/)).toContain("not available");
});

it("expects nothing of a single model, for which nobody asks", async () => {
  answerSpend();
  const asked = questions();
  openApp("/?model=gpt-5-mini");
  await screen.findByText("Total Cost, this month");
  await screen.findByRole("link", { name: /^Search prod · gpt-5\.6-terra/ });
  expect(screen.queryByText(/^Forecast for|^Month-End Forecast/)).toBeNull();
  expect(asked).not.toContain("GET /costs/forecast");
  expect(asked).not.toContain("GET /costs/unusual");
});

it("asks for the total first, and for what takes history when it stands", async () => {
  const { asked, letGo } = hold("/costs/summary", HttpResponse.json(spend));
  const paths = questions();
  openApp("/");
  await asked;
  expect(paths.find((path) => path.includes("/costs"))).toBe("GET /costs/summary");
  expect(paths).not.toContain("GET /costs/forecast");
  expect(paths).not.toContain("GET /costs/unusual");
  letGo();
  await screen.findByText("Forecast for November");
  await waitFor(() => {
    expect(paths).toContain("GET /costs/unusual");
  });
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
  expect(here()).toBe("#/?range=last-month");
  expect(screen.getByRole("button", { name: "Last Month", pressed: true })).toBeDefined();
  expect(screen.getByText(/^Oct 1\s–\s31, 2026, UTC days$/)).toBeDefined();
});

it("keeps the old figures, named by their own days, until the new ones are there", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total Cost, this month");
  const { letGo } = hold("/costs/summary", HttpResponse.json({ ...spend, total: 5 }));
  await user.click(screen.getByRole("button", { name: "Today" }));
  const old = await screen.findByText(/^Total Cost, Nov 1\s–\s22, 2026$/);
  expect(old.closest("[aria-busy=true]")).not.toBeNull();
  expect(screen.queryByText(/^Total cost, /)).toBeNull();
  letGo();
  await screen.findByText("Total Cost, today");
  expect(figure(/^Total Cost/)).toContain("$5.00");
});

it("asks ahead for a range that is pointed at, and has it when it is chosen", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByRole("list", { name: "Unusual days" });
  const asked = questions();
  await user.hover(screen.getByRole("button", { name: "Last Month" }));
  const doors = ["summary", "breakdown", "series", "changes", "unusual"];
  await waitFor(() => {
    expect(asked).toEqual(doors.map((door) => `GET /costs/${door}`));
  });
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  await screen.findByText("Total Cost, last month");
  expect(asked).toHaveLength(new Set(asked).size);
});

it("names the models instead where nothing is compared, and asks for no changes", async () => {
  answerSpend();
  const asked = questions();
  openApp("/?compare=none");
  await models();
  await screen.findByText("Forecast for November");
  expect(screen.queryByRole("region", { name: "What changed" })).toBeNull();
  expect(asked).not.toContain("GET /costs/changes");
});

it("says within a block that it failed, and leaves the rest of the page in place", async () => {
  answerSpend();
  refuse("/costs/changes", { status: 502, code: "upstream_failed" });
  openApp("/");
  const card = within(await screen.findByRole("region", { name: "What changed" }));
  expect(await card.findByText("OpenAI failed to answer")).toBeDefined();
  expect(card.getByRole("button", { name: "Try again" })).toBeDefined();
  expect(figure(/^Total Cost/)).toContain("$48,213.77");
});

it("says of a share that there is none, where the total is nothing", async () => {
  answerSpend({
    total: 0,
    models: spend.models.map((row) => ({ ...row, share: null })),
    model_count: {
      with_spend: 3,
      leading: { model: "gpt-5.6-terra", total: 40000, share: null },
      new: null,
    },
  });
  openApp("/?compare=none");
  expect(within(await models()).getAllByText("not available")).toHaveLength(4);
  expect(figure(/^Model Usage/)).toBe("Model Usage3 modelsgpt-5.6-terra leads");
});

it("leaves out how many projects there are when the key may not know", async () => {
  answerSpend({ project_count: { with_spend: 21, all: null, new: null } });
  openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(figure(/^Project Count/)).toBe("Project Count21active in this period");
});

it("shows warnings, and other currencies beside the total", async () => {
  answerSpend({
    warnings: [{ code: "names", message: "Names are missing." }],
    other_currencies: [{ currency: "eur", total: 12.5 }],
  });
  openApp("/");
  expect(await screen.findByText("Names are missing.")).toBeDefined();
  expect(screen.getByText(/not in the total/).textContent).toContain("€12.50 EUR");
  expect(figure(/^Total Cost/)).toContain("$48,213.77");
});

it("offers another range where nothing was spent", async () => {
  answerSpend({ total: 0, daily_average: 0, days: [], projects: [], models: [] });
  const user = openApp("/?range=today");
  await screen.findByRole("heading", { name: "No spend in this period" });
  await user.click(screen.getByRole("button", { name: "Show Last 30 Days" }));
  expect(here()).toBe("#/?range=last-30-days");
  expect(await screen.findByRole("button", { name: "Show Last Month" })).toBeDefined();
  expect(screen.queryByRole("button", { name: "Show Last 30 Days" })).toBeNull();
});

it("says of a part of the money that nothing was billed for it, and what there was before", async () => {
  const { comparison } = changes;
  answerSpend({ total: 0, daily_average: 0, days: [], projects: [], models: [], comparison });
  openApp("/?model=gpt-5");
  await screen.findByText(/^OpenAI has billed nothing for the current filters\./);
  const card = within(screen.getByRole("region", { name: "What changed" }));
  expect(await card.findByText("Total")).toBeDefined();
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
  expect(screen.queryByText("Daily Average")).toBeNull();
});

it("asks for the new day when midnight UTC has passed", async () => {
  const asked: (string | null)[] = [];
  stopClock("2026-11-30T23:59:59Z");
  answerSpend();
  const note = ({ request }: { request: Request }) => {
    const url = new URL(request.url);
    if (url.pathname === "/costs/summary") asked.push(url.searchParams.get("start_date"));
  };
  api.events.on("request:start", note);
  onTestFinished(() => {
    api.events.removeListener("request:start", note);
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

it("names the six most expensive models, and opens and closes the others", async () => {
  answerSpend({
    models: Array.from({ length: 8 }, (_, index) => ({
      model: `model-${index + 1}`,
      total: 8 - index,
      share: 0.1,
      others: 0,
    })),
  });
  const user = openApp("/?compare=none");
  const card = within(await models());
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
  openApp("/?compare=none");
  await models();
  expect(screen.queryByRole("button", { name: "Show all models" })).toBeNull();
});

it("counts other models, and names none of them as one", async () => {
  const others = { model: null, total: 50_000, share: 0.5, others: 23 };
  answerSpend({ models: [...spend.models, others] });
  openApp("/?compare=none");
  const card = within(await models());
  expect(card.getByText("23 other models")).toBeDefined();
  expect(card.getAllByText("No model")).toHaveLength(1);
});

it("says in the header that today is incomplete, only where today counts", async () => {
  answerSpend();
  const user = openApp("/");
  await screen.findByText("Total Cost, this month");
  expect(screen.getByRole("banner").textContent).toContain("As of 12:03 UTC · today is incomplete");
  answerSpend({ days: spend.days.slice(0, 2) });
  await user.click(screen.getByRole("button", { name: "Last Month" }));
  await screen.findByText("Total Cost, last month");
  expect(screen.getByRole("banner").textContent).not.toContain("today is incomplete");
});
