import { screen, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { http, HttpResponse } from "msw";
import { answerSpend, api, refuse } from "@/testing/api";
import { here, openApp, stopClock } from "@/testing/render-app";
import { series, unusual } from "@/testing/spend-samples";

beforeEach(() => {
  stopClock();
  answerSpend();
});

const card = (name = "Cost per day") => screen.findByRole("region", { name });
const bars = () => screen.findByRole("slider", { name: "Bars of the chart" });

/** What the chart asks for from now on. */
function cuts(): string[] {
  const asked: string[] = [];
  api.use(
    http.get("*/costs/series", ({ request }) => {
      const query = new URL(request.url).searchParams;
      const [by, interval, cumulative] = ["by", "interval", "cumulative"].map((name) => query.get(name));
      asked.push(`${by} ${interval} ${cumulative}`);
      return HttpResponse.json({ ...series, by, interval, cumulative: cumulative === "true" });
    }),
  );
  return asked;
}

it("names the parts in the order of the stack, each as the way to where it is alone", async () => {
  openApp("/?compare=year");
  const legend = await screen.findByRole("list", { name: /^Parts of the bars/ });
  await within(legend).findByText("Expected");
  expect(within(legend).getAllByRole("listitem").map((item) => item.textContent)).toEqual([
    "Search prod",
    "No project",
    "15 other projects",
    expect.stringMatching(/^Oct 1\s–\s22$/),
    "Expected",
  ]);
  const link = within(legend).getByRole("link", { name: "Search prod" });
  expect(link.getAttribute("href")).toBe("#/projects/proj_1?compare=year");
});

it("highlights a part that cannot be filtered by", async () => {
  const user = openApp("/");
  const others = await screen.findByRole("button", { name: "15 other projects" });
  await user.click(others);
  expect(others.getAttribute("aria-pressed")).toBe("true");
  await user.click(others);
  expect(others.getAttribute("aria-pressed")).toBe("false");
});

it("keeps what it is cut by in the address, and asks for it", async () => {
  const asked = cuts();
  const user = openApp("/");
  await user.click(within(await card()).getByRole("button", { name: "Model" }));
  await user.click(screen.getByRole("button", { name: "Week" }));
  await user.click(within(await card("Cost per week")).getByRole("button", { name: "Cumulative" }));
  await card("Cumulative cost by week");
  expect(here()).toBe("#/?by=model&interval=week&sum=1");
  expect(asked).toEqual(["project day false", "model day false", "model week false", "model week true"]);
});

it("forgets what was pinned when the bars are cut otherwise", async () => {
  const user = openApp("/");
  await user.click(await screen.findByRole("button", { name: "15 other projects" }));
  await user.click(within(await card()).getByRole("button", { name: "Model" }));
  const others = await screen.findByRole("button", { name: "15 other models" });
  expect(others.getAttribute("aria-pressed")).toBe("false");
});

it("filters this page by a model that is clicked", async () => {
  cuts();
  const user = openApp("/?by=model");
  await user.click(await screen.findByRole("link", { name: "proj_1" }));
  expect(here()).toBe("#/?model=proj_1");
  expect(within(await card()).getByRole("button", { name: "Project", pressed: true })).toBeDefined();
});

it("moves by arrow keys, describes each bar, and opens its day", async () => {
  const user = openApp("/");
  const slider = await bars();
  slider.focus();
  await screen.findByText("Expected");
  await user.keyboard("{Home}{ArrowRight}");
  expect(slider.getAttribute("aria-valuetext")).toMatch(
    /^Nov 21, 2026: \$4,866\.20\. Previous period: \$1,100\.25\. Unusual: Search prod/,
  );
  await user.keyboard("{End}");
  expect(slider.getAttribute("aria-valuetext")).toBe("Nov 23, 2026. Expected: $2,450.50.");
  // There is nothing yet in a day that has not begun.
  await user.keyboard("{Enter}");
  expect(here()).toBe("#/");
  await user.keyboard("{ArrowLeft}{ArrowLeft}{Enter}");
  expect(here()).toBe("#/?start=2026-11-21&end=2026-11-21");
});

it("says what is unusual, each day as the way into it, and the others on demand", async () => {
  const marks = [20, 21, 22].flatMap((day) =>
    unusual.marks.map((mark) => ({ ...mark, date: `2026-11-${day}` })),
  );
  api.use(http.get("*/costs/unusual", () => HttpResponse.json({ ...unusual, marks })));
  const user = openApp("/");
  const list = within(await screen.findByRole("list", { name: "Unusual days" }));
  expect(list.getAllByRole("link").map((link) => link.textContent)).toEqual(["Nov 20", "Nov 21"]);
  expect(list.getAllByRole("listitem")[1]?.textContent).toBe(
    "Nov 21: Search prod on gpt-5.6-terra, $4,700.00, usually $1,100.00",
  );
  expect(list.getByRole("link", { name: "Nov 21" }).getAttribute("href")).toBe(
    "#/?start=2026-11-21&end=2026-11-21",
  );
  await user.click(list.getByRole("button", { name: "1 more" }));
  expect(list.getAllByRole("link")).toHaveLength(3);
});

it("says that unusual days could not be checked", async () => {
  refuse("/costs/unusual", { status: 502, code: "upstream_failed" });
  openApp("/");
  expect(await within(await card()).findByText(/^Unusual days could not be checked/)).toBeDefined();
});

it("gives the same figures as a table, and says which day still counts", async () => {
  const user = openApp("/");
  expect(await screen.findByRole("img", { name: /^Cost per UTC day/ })).toBeDefined();
  expect(screen.getByText("Today is incomplete: $300.00 so far")).toBeDefined();
  await user.click(within(await card()).getByRole("button", { name: "Table" }));
  expect(here()).toBe("#/?as=table");
  const table = within(await screen.findByRole("table", { name: "Cost per day" }));
  await table.findByRole("row", { name: /^Nov 21, 2026 unusual/ });
  const cells = (name: RegExp) =>
    within(table.getByRole("row", { name }))
      .getAllByRole("cell")
      .map((cell) => cell.textContent);
  expect(table.getAllByRole("columnheader").map((head) => head.textContent)).toEqual([
    "Day (UTC)",
    "Total",
    "Previous period",
    "Search prod",
    "No project",
    "15 other projects",
  ]);
  expect(cells(/^Nov 21, 2026 unusual/)).toEqual([
    "$4,866.20",
    "$1,100.25",
    "$4,700.00",
    "$100.00",
    "$66.20",
  ]);
  expect(cells(/^Nov 22, 2026, so far/)[0]).toBe("$300.00");
  // The totals are the API's, too.
  expect(cells(/^Total/)).toEqual(["$6,366.70", "$40,721.67", "$6,000.00", "$300.00", "$66.70"]);
  expect(table.queryByRole("row", { name: /^Nov 23/ })).toBeNull();
  expect(screen.getByRole("region", { name: "Cost per day, table" }).tabIndex).toBe(0);
});

it("says in its own place why it is not there, and leaves the total in place", async () => {
  refuse("/costs/series", { status: 502, code: "upstream_failed" });
  openApp("/");
  expect(await within(await card()).findByText("OpenAI failed to answer")).toBeDefined();
  expect(screen.getByText("$48,213.77")).toBeDefined();
});
