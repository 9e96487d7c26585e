import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { answerSpend, api, hold, refuse } from "@/testing/api";
import { here, openApp, stopClock } from "@/testing/render-app";
import { project } from "@/testing/samples";
import { unusual } from "@/testing/spend-samples";
import { answerBreakdown, breakdownAnswer, breakdownRow } from "@/testing/table-samples";

const search = breakdownRow({
  key: "proj_search000001",
  name: "Search prod",
  description: "Retrieval and answers",
  rank: 1,
  total: 47009.11,
  share: 0.975,
  daily_average: 2136.77,
  previous: 39000,
  change: 8009.11,
  change_fraction: 0.205,
  models: [
    { model: "gpt-5.6-terra", total: 40000 },
    { model: "gpt-5-mini", total: 7000 },
    { model: "whisper", total: 9.11 },
  ],
});
const none = breakdownRow({
  key: null,
  name: null,
  status: null,
  rank: 2,
  total: 1204.66,
  share: 0.025,
  previous: 0,
  change: 1204.66,
  change_fraction: null,
  is_new: true,
});
const gone = breakdownRow({
  key: "proj_nameless0001",
  name: null,
  status: "archived",
  rank: 3,
  total: 0,
  share: 0,
  previous: 700,
  change: -700,
  change_fraction: -1,
});
const projects = [search, none, gone];

const output = { amount: 2.5, per: 1_000_000, unit: "tokens" };
const models = [
  breakdownRow({
    key: "gpt-5.6-terra",
    name: null,
    unit_price: output,
    unit_price_change: -0.4,
    project_count: 3,
  }),
  breakdownRow({ key: null, name: null, total: 1, rank: 2, project_count: 1 }),
];
const items = [
  breakdownRow({ key: "priority | gpt-5.6-terra, output", name: null, unit_price: output }),
  breakdownRow({ key: "web search", name: null, total: 1, rank: 2 }),
];
const tables = { project: projects, model: models, line_item: items };

/** The table of that caption, found by its words: to look for roles takes long on a whole page. */
async function table(caption = /^Cost by (project|model)/) {
  const found = (await screen.findByText(caption, { selector: "caption" })).closest("table");
  if (found === null) throw new Error("No table has this caption.");
  return found;
}

/** The heads of its rows. */
async function names(caption?: RegExp) {
  const heads = (await table(caption)).querySelectorAll("tbody th[scope=row]");
  return [...heads].map((cell) => cell.textContent);
}

async function cells(name: RegExp) {
  const row = within(await table()).getByRole("row", { name });
  return within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);
}

beforeEach(() => {
  stopClock();
  answerSpend();
});

it("shows in each cell of a row that row's own figure, as the API sent it", async () => {
  answerBreakdown(tables);
  openApp("/");
  expect(await cells(/^Search prod/)).toEqual([
    "",
    "$47,009.11",
    "97.5%",
    "▲ up 20.5%+$8,009.11",
    "$2,136.77",
    "gpt-5.6-terragpt-5-mini+1 more",
  ]);
  expect(await names()).toEqual([
    "Search prod proj_sear…Retrieval and answers",
    "No projectBilled at organisation level",
    "proj_nameless0001 Archived",
  ]);
});

it("calls what had no spend before new, and what has none any more gone", async () => {
  answerBreakdown(tables);
  openApp("/");
  expect((await cells(/^No project/))[3]).toBe("new+$1,204.66");
  expect((await cells(/^proj_nameless0001/))[3]).toBe("gone−$700.00");
});

it("says which days it compares with, and has no such column where nothing is compared", async () => {
  answerBreakdown(tables);
  const user = openApp("/");
  const heads = within(await table());
  expect(heads.getByRole("columnheader", { name: /^vs Oct 1\s–\s22$/ })).toBeDefined();
  await user.click(screen.getByRole("button", { name: /^Compare:/ }));
  await user.click(screen.getByRole("button", { name: /^None/ }));
  await waitFor(() => {
    expect(heads.queryByRole("columnheader", { name: /^vs / })).toBeNull();
  });
  expect(await cells(/^Search prod/)).toHaveLength(5);
});

it("says of a share that there is none, where the total is nothing", async () => {
  answerBreakdown({ project: [{ ...search, share: null }] });
  openApp("/");
  expect((await cells(/^Search prod/))[2]).toBe("–not available");
});

it("ends the table with the API's total, not one of its own", async () => {
  answerBreakdown(tables, { total: 99.5, daily_average: 4.5 });
  openApp("/");
  const total = await screen.findByRole("rowheader", { name: "Total" });
  expect(total.parentElement?.textContent).toBe("Total$99.50▲ up 18.4%+$7,492.10$4.50");
});

it("opens the models that a row has no room for", async () => {
  answerBreakdown(tables);
  const user = openApp("/");
  await user.click(await screen.findByRole("button", { name: "+1 more models of Search prod" }));
  const row = screen.getByRole("row", { name: /^Search prod/ });
  expect(within(row).getByText("whisper")).toBeDefined();
});

it("has the API sort by any column, says so, and keeps the order in the address", async () => {
  const asked = answerBreakdown(tables);
  const user = openApp("/?page=2");
  const heads = within(await table());
  for (const [button, sort, address] of [
    ["Project", "ascending", "#/?sort=name"],
    ["Project", "descending", "#/?sort=-name"],
    ["Daily Average", "descending", "#/?sort=-daily_average"],
    ["Daily Average", "ascending", "#/?sort=daily_average"],
    ["Total Cost", "descending", "#/"],
  ] as const) {
    const header = heads.getByRole("columnheader", { name: button });
    await user.click(within(header).getByRole("button"));
    await waitFor(() => {
      expect(header.getAttribute("aria-sort")).toBe(sort);
    });
    expect(here()).toBe(address);
  }
  const sorts = asked.map((query) => query.get("sort"));
  expect(new Set(sorts)).toEqual(
    new Set(["-total", "name", "-name", "-daily_average", "daily_average"]),
  );
});

it("asks ahead for the order of a heading that is pointed at, and has it when it is pressed", async () => {
  const asked = answerBreakdown(tables);
  const user = openApp("/?page=2");
  await names();
  const before = asked.length;
  const header = within(await table()).getByRole("columnheader", { name: "Project" });
  const button = within(header).getByRole("button");
  await user.hover(button);
  await waitFor(() => {
    expect(asked.slice(before).map(String)).toEqual([
      "start_date=2026-11-01&end_date=2026-11-22&compare=previous&by=project&sort=name&page=1&limit=25",
    ]);
  });
  await user.click(button);
  await waitFor(() => {
    expect(header.getAttribute("aria-sort")).toBe("ascending");
  });
  expect(asked.slice(before)).toHaveLength(1);
});

it("shows models and line items in tabs, and keeps the tab in the address", async () => {
  const asked = answerBreakdown(tables);
  const user = openApp("/?page=2&sort=-share");
  await user.click(await screen.findByRole("tab", { name: "Models" }));
  expect((await names(/^Cost by model/))[1]).toBe("No modelin 1 project");
  expect(here()).toBe("#/?sort=-share&tab=models");
  await user.keyboard("{ArrowRight}");
  expect(await names(/^Cost by line item/)).toEqual([
    "gpt-5.6-terra priority · output",
    "web search",
  ]);
  expect(screen.getByRole("tabpanel", { name: "Line items" })).toBeDefined();
  expect(here()).toBe("#/?sort=-share&tab=line-items");
  expect(asked.at(-1)?.toString()).toBe(
    "start_date=2026-11-01&end_date=2026-11-22&compare=previous&by=line_item&sort=-share&page=1&limit=25",
  );
});

it("gives models a unit price and its change, and projects none to sort by", async () => {
  const asked = answerBreakdown(tables);
  const user = openApp("/?tab=models&sort=-unit_price_change");
  const row = await cells(/^gpt-5\.6-terra/);
  expect(row.slice(4, 6)).toEqual(["$2.50per million tokens", "▼ down 40.0%"]);
  expect((await cells(/^No model/)).slice(4, 6)).toEqual(["–not available", "–not available"]);
  expect(asked.at(-1)?.get("sort")).toBe("-unit_price_change");
  await user.click(screen.getByRole("tab", { name: "Projects" }));
  await names();
  expect(asked.at(-1)?.get("sort")).toBe("-total");
});

it("marks the rows of what was unusual, in words", async () => {
  answerBreakdown({ project: [breakdownRow({ total: 9000 }), none], model: models });
  const user = openApp("/");
  expect(unusual.marks[0]).toMatchObject({ project_id: "proj_1", model: "gpt-5.6-terra" });
  await waitFor(async () => {
    expect(await names()).toEqual([
      "Search prod Unusual proj_1",
      "No projectBilled at organisation level",
    ]);
  });
  await user.click(screen.getByRole("tab", { name: "Models" }));
  expect((await names(/^Cost by model/))[0]).toBe("gpt-5.6-terra Unusualin 3 projects");
});

it("searches at every letter, and shows what was found apart from the total", async () => {
  const asked = answerBreakdown(tables);
  const user = openApp("/?page=2");
  await user.type(await screen.findByRole("searchbox", { name: "Search projects" }), "sea");
  await waitFor(async () => {
    expect(await names()).toHaveLength(1);
  });
  expect(asked.flatMap((query) => query.get("search") ?? [])).toEqual(["s", "se", "sea"]);
  expect(here()).toBe("#/?search=sea");
  expect(screen.getByText("1 of 3 projects found").getAttribute("role")).toBe("status");
  const found = screen.getByRole("rowheader", { name: "1 found" });
  expect(found.parentElement?.textContent).toContain("100.0%");
  expect(screen.getByRole("rowheader", { name: "Total of all 3 rows" })).toBeDefined();
});

it("keeps every letter and the old rows while answers are slow, and gives up old questions", async () => {
  answerBreakdown(tables);
  const user = openApp("/");
  await names();
  const given: string[] = [];
  api.use(
    http.get("*/costs/breakdown", async ({ request }) => {
      const text = new URL(request.url).searchParams.get("search") ?? "";
      await new Promise<void>((resolve) => {
        request.signal.addEventListener("abort", () => {
          given.push(text);
          resolve();
        });
      });
      return HttpResponse.json({});
    }),
  );
  const box = screen.getByRole<HTMLInputElement>("searchbox");
  await user.type(box, "search");
  expect(box.value).toBe("search");
  expect(await names()).toHaveLength(3);
  await waitFor(() => {
    expect(given.at(-1)).toBe("searc");
  });
});

it("says that nothing was found, and how to get out of it", async () => {
  answerBreakdown(tables);
  const user = openApp("/?search=zzz&tab=models");
  await screen.findByRole("heading", { name: "No model found" });
  await user.click(screen.getByRole("button", { name: "Clear the search" }));
  expect(await names(/^Cost by model/)).toHaveLength(2);
  expect(here()).toBe("#/?tab=models");
});

it("says that there is nothing to list where a filter lets nothing in", async () => {
  answerBreakdown({});
  openApp("/?model=gpt-9");
  await screen.findByRole("heading", { name: "Nothing to list" });
});

it("pages through all rows, and counts them at the foot", async () => {
  const many = Array.from({ length: 1250 }, (_, index) =>
    breakdownRow({ key: `proj_${index}`, name: `Team ${index + 1}`, total: 9000 - index }),
  );
  answerBreakdown({ project: many });
  const user = openApp("/?page=2");
  expect((await names())[0]).toBe("Team 26 proj_25");
  expect(screen.getByText("26 – 50 of 1,250")).toBeDefined();
  expect(screen.getByText("Total of all 1,250 rows")).toBeDefined();
  const next = screen.getByText("Next");
  // The second press goes on from the first, though its rows are not there yet.
  await user.dblClick(next);
  await waitFor(async () => {
    expect((await names())[0]).toBe("Team 76 proj_75");
  });
  expect(here()).toBe("#/?page=4");
});

it("leads from a project to its page, with the days and filters that are chosen", async () => {
  answerBreakdown(tables);
  openApp("/?range=last-month&model=gpt-5-mini&sort=name");
  const rows = within(await table());
  const link = (name: string) => rows.getByRole("link", { name }).getAttribute("href");
  expect(link("Search prod")).toBe(
    "#/projects/proj_search000001?range=last-month&model=gpt-5-mini",
  );
  expect(link("No project")).toBe("#/projects/none?range=last-month&model=gpt-5-mini");
});

it("narrows the page to a model or a line item, and each chip takes its filter off again", async () => {
  const asked = answerBreakdown(tables);
  const user = openApp("/?tab=models&range=last-month&model=");
  expect(screen.queryByRole("group", { name: "Filters" })).toBeNull();
  await user.click(await screen.findByRole("link", { name: "gpt-5.6-terra" }));
  expect(here()).toBe("#/?tab=models&range=last-month&model=gpt-5.6-terra");
  const filters = await screen.findByRole("group", { name: "Filters" });
  await within(filters).findByRole("link", { name: "Remove the filter Model: gpt-5.6-terra" });
  expect(screen.queryByRole("link", { name: "No model" })).toBeNull();
  await waitFor(() => {
    expect(asked.at(-1)?.getAll("models")).toEqual(["gpt-5.6-terra"]);
  });
  await user.click(screen.getByRole("tab", { name: "Line items" }));
  await user.click(await screen.findByRole("link", { name: "gpt-5.6-terra" }));
  await waitFor(() => {
    expect(asked.at(-1)?.getAll("line_items")).toEqual(["priority | gpt-5.6-terra, output"]);
  });
  await user.click(
    within(filters).getByRole("link", { name: /^Remove the filter Model: gpt-5\.6-terra/ }),
  );
  expect(document.activeElement).toBe(filters);
  expect(within(filters).getAllByRole("link")).toHaveLength(1);
});

it("calls a project that the page is narrowed to by its name", async () => {
  answerBreakdown(tables);
  api.use(
    http.get("*/projects/proj_1", () => HttpResponse.json(project({ id: "proj_1" }))),
  );
  openApp("/?project=proj_1&project=none");
  await screen.findByRole("link", { name: /^Remove the filter Project: Search prod/ });
  expect(screen.getByRole("link", { name: /^Remove the filter Project: No project/ })).toBeDefined();
  expect(screen.getByRole("link", { name: "Remove all" }).getAttribute("href")).toBe("#/");
});

it("says why the rows are not there, keeps the rest, and tries again", async () => {
  refuse("/costs/breakdown", { status: 502, code: "upstream_failed" });
  const user = openApp("/");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("OpenAI failed to answer");
  expect(screen.getByText("Total Cost, this month")).toBeDefined();
  expect(screen.getByRole("tab", { name: "Models" })).toBeDefined();
  answerBreakdown(tables);
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await names()).toHaveLength(3);
});

it("shows the rows' shape while the first ones are on their way", async () => {
  const { letGo } = hold("/costs/breakdown", HttpResponse.json(breakdownAnswer(projects)));
  openApp("/");
  await screen.findByText("Loading the rows…");
  expect(screen.queryByText(/^Cost by project/)).toBeNull();
  letGo();
  expect(await names()).toHaveLength(3);
});
