import { screen, waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Project } from "@/api/projects";
import { api, hold } from "@/testing/api";
import { here, openApp } from "@/testing/render-app";
import { project } from "@/testing/samples";
import { answerProjects, answerProjectsSpend, projectSpend } from "@/testing/table-samples";

const thousand = Array.from({ length: 1000 }, (_, index) =>
  project({ id: `proj_${index + 1}`, name: `Team ${index + 1}` }),
);

/** Projects of which each spent less than the one before. */
function spending(projects: Project[]) {
  return projects.map((one, index) =>
    projectSpend(one, { this_month: 5000 - index, last_month: 10, rank: index + 1 }),
  );
}

async function names() {
  // By the words of the page rather than by role, which takes long in a table of hundreds of cells.
  const caption = await screen.findByText("Projects of the organisation");
  const heads = caption.closest("table")?.querySelectorAll("tbody th[scope=row]") ?? [];
  return [...heads].map((cell) => cell.textContent);
}

/** What a screen reader announces. */
function said() {
  return screen.getAllByRole("status").flatMap((place) => place.textContent || []);
}

it("shows the most expensive projects first, 25 at a time, and keeps the page in the address", async () => {
  answerProjectsSpend(spending(thousand));
  const user = openApp("/projects");
  expect((await names())[9]).toBe("Team 10 proj_10");
  expect(await names()).toHaveLength(25);
  expect(screen.getByText("1 – 25 of 1,000")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Next" }));
  await waitFor(async () => {
    expect((await names())[0]).toBe("Team 26 proj_26");
  });
  expect(here()).toBe("#/projects?page=2");
});

it("opens at the page, the order and the search that the address names", async () => {
  const asked = answerProjects(thousand);
  openApp("/projects?search=team+9&sort=-name&page=2");
  expect((await names())[0]).toBe("Team 974 proj_974");
  expect(screen.getByText("Page 2 of 11")).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("team 9");
  expect(asked.map(String)).toEqual(["search=team+9&sort=-name&page=2&limit=25"]);
});

it("shows in each cell of a row that project's own figure", async () => {
  const made = project({ description: "Retrieval", permission: "admin", residency: "EU" });
  answerProjectsSpend([
    projectSpend(made, {
      this_month: 47009.11,
      last_month: 30000.5,
      change: 17008.61,
      change_fraction: 0.567,
      share: 0.975,
      last_spend: "2026-11-21",
    }),
  ]);
  openApp("/projects");
  const row = await screen.findByRole("row", { name: /^Search prod/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual([
    "Active",
    "Admin",
    "Mar 1, 2025",
    "",
    "$47,009.11",
    "▲ up 56.7%+$17,008.61",
    "$30,000.50",
    "97.5%",
    "Nov 21, 2026",
  ]);
});

it("says which days a change is about, and what is new", async () => {
  answerProjectsSpend([
    projectSpend(project(), { this_month: 5, change: 5, last_spend: null }),
    projectSpend(project({ id: "proj_2", name: "Idle" })),
  ]);
  openApp("/projects");
  const row = await screen.findByRole("row", { name: /^Search prod/ });
  expect(within(row).getByRole("cell", { name: /^new/ }).textContent).toBe("new+$5.00");
  expect(within(row).getByRole("cell", { name: "none since Nov 23, 2025" })).toBeDefined();
  const note = screen.getByText(/Change: Nov 1\s–\s22, 2026 vs Oct 1\s–\s22, 2026\.$/);
  expect(note.textContent).toMatch(/^2 projects\./);
});

it("ends the table with the API's totals of the organisation, not with sums of its own", async () => {
  answerProjects([project()], { total_this_month: 99.5, total_last_month: 77.25, change: 22 });
  openApp("/projects?search=search");
  const total = await screen.findByRole("rowheader", { name: "Organisation total" });
  expect(total.parentElement?.textContent).toContain("$99.50");
  expect(total.parentElement?.textContent).toContain("$77.25");
  const found = screen.getByRole("rowheader", { name: "1 found" });
  expect(found.parentElement?.textContent).toContain("$48,213.77");
});

it("separates the listed projects from the total only where archived ones spent something, too", async () => {
  answerProjects([project()]);
  openApp("/projects");
  await screen.findByRole("rowheader", { name: "Organisation total" });
  expect(screen.queryByRole("rowheader", { name: "These projects" })).toBeNull();
});

it("finds by what is typed at once, and starts at the first page", async () => {
  const asked = answerProjects(thousand);
  const user = openApp("/projects?page=3");
  await names();
  await user.type(screen.getByRole("searchbox", { name: "Search projects" }), "team 777");
  await waitFor(async () => {
    expect(await names()).toEqual(["Team 777 proj_777"]);
  });
  expect(here()).toBe("#/projects?search=team+777");
  expect(asked.at(-1)?.get("search")).toBe("team 777");
  await user.clear(screen.getByRole("searchbox"));
  await waitFor(async () => {
    expect(await names()).toHaveLength(25);
  });
});

it("keeps every letter while answers are slow, gives up what is asked no more, and the old rows stay", async () => {
  answerProjects(thousand);
  const user = openApp("/projects");
  await names();
  const given: string[] = [];
  api.use(
    http.get("*/projects/spend", async ({ request }) => {
      const search = new URL(request.url).searchParams.get("search") ?? "";
      await new Promise<void>((resolve) => {
        request.signal.addEventListener("abort", () => {
          given.push(search);
          resolve();
        });
      });
      return HttpResponse.json({});
    }),
  );
  await user.type(screen.getByRole("searchbox"), "team 7");
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("team 7");
  await waitFor(() => {
    expect(given.at(-1)).toBe("team ");
  });
  expect(await names()).toHaveLength(25);
  answerProjects(thousand);
  await user.type(screen.getByRole("searchbox"), "77");
  await waitFor(async () => {
    expect(await names()).toEqual(["Team 777 proj_777"]);
  });
});

it("keeps both what is typed and the tab that was chosen at once after it", async () => {
  answerProjects([project(), project({ id: "proj_2", name: "Old", status: "archived" })]);
  const user = openApp("/projects");
  await names();
  await user.type(screen.getByRole("searchbox"), "o");
  await user.click(screen.getByRole("tab", { name: /^Archived/ }));
  await waitFor(() => {
    expect(here()).toBe("#/projects?search=o&archived=true");
  });
});

it("says that nothing was found, and how to get out of it", async () => {
  answerProjects([project()]);
  const user = openApp("/projects?search=zzz");
  await screen.findByRole("heading", { name: "No project found" });
  await user.type(screen.getByRole("searchbox"), "z");
  await user.click(await screen.findByRole("button", { name: "Clear the search" }));
  expect(await names()).toHaveLength(1);
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
  expect(here()).toBe("#/projects");
});

it("leads to archived projects where the search finds only such", async () => {
  answerProjects([project(), project({ id: "proj_2", name: "Old", status: "archived" })]);
  const user = openApp("/projects?search=old");
  await screen.findByRole("heading", { name: "No project found" });
  await user.click(screen.getByRole("button", { name: "Show 1 archived" }));
  expect(await names()).toEqual(["Old proj_2"]);
  expect(here()).toBe("#/projects?search=old&archived=true");
});

it("says that an organisation has no projects", async () => {
  answerProjects([]);
  openApp("/projects");
  await screen.findByRole("heading", { name: "No projects yet" });
  expect(screen.queryByRole("table")).toBeNull();
});

it("lists archived projects apart, says how many there are, and keeps that in the address", async () => {
  const old = { name: "Old", status: "archived", archived_at: 1_767_225_600 };
  answerProjects([project(), project({ id: "proj_2", ...old })]);
  const user = openApp("/projects");
  expect(await names()).toEqual(["Search prod proj_1"]);
  await user.click(screen.getByRole("tab", { name: "Archived (1)" }));
  const row = await screen.findByRole("row", { name: /Old/ });
  expect(row.textContent).toContain("Archived");
  expect(row.textContent).toContain("Jan 1, 2026");
  expect(await names()).toEqual(["Old proj_2"]);
  expect(said()).toContain("1 archived project");
  expect(here()).toBe("#/projects?archived=true");
});

it("shows permissions only where OpenAI reports them", async () => {
  answerProjects([project()]);
  openApp("/projects");
  await names();
  expect(screen.queryByRole("columnheader", { name: "Permission" })).toBeNull();
});

it("writes each permission as a word, a missing one as not available, and keeps the column", async () => {
  answerProjectsSpend([
    projectSpend(project({ permission: "read_only" }), { share: 0.1 }),
    projectSpend(project({ id: "proj_2", name: "Other", permission: null }), { share: 0.1 }),
  ]);
  const user = openApp("/projects");
  await names();
  expect(screen.getByRole("cell", { name: "Read Only" })).toBeDefined();
  expect(screen.getByRole("cell", { name: "not available" })).toBeDefined();
  await user.type(screen.getByRole("searchbox"), "other");
  await waitFor(async () => {
    expect(await names()).toEqual(["Other proj_2"]);
  });
  expect(screen.getByRole("columnheader", { name: "Permission" })).toBeDefined();
});

it("dates a project by its UTC day", async () => {
  answerProjects([project({ created_at: Date.UTC(2025, 2, 1, 23, 59) / 1000 })]);
  openApp("/projects");
  expect(await screen.findByRole("cell", { name: "Mar 1, 2025" })).toBeDefined();
});

it("sorts by the day of making, the newest first, and then the other way round", async () => {
  answerProjects([
    project({ id: "proj_old", name: "Old", created_at: 1_700_000_000 }),
    project({ id: "proj_new", name: "Young", created_at: 1_790_000_000 }),
  ]);
  const user = openApp("/projects");
  expect((await names())[0]).toMatch(/^Old/);
  const header = screen.getByRole("columnheader", { name: "Created" });
  expect(header.getAttribute("aria-sort")).toBeNull();
  for (const [sort, first, address] of [
    ["descending", /^Young/, "#/projects?sort=-created_at"],
    ["ascending", /^Old/, "#/projects?sort=created_at"],
  ] as const) {
    await user.click(screen.getByRole("button", { name: "Created" }));
    await waitFor(async () => {
      expect((await names())[0]).toMatch(first);
    });
    expect(header.getAttribute("aria-sort")).toBe(sort);
    expect(here()).toBe(address);
  }
});

it.each([
  ["another order", "button", "Status", "#/projects?sort=status"],
  ["another list", "tab", "Archived", "#/projects?archived=true"],
])("begins %s at its first page", async (_, role, name, address) => {
  answerProjects(thousand);
  const user = openApp("/projects?page=2");
  await names();
  await user.click(screen.getByRole(role, { name }));
  expect(here()).toBe(address);
});

it("counts on the last page no further than there are projects", async () => {
  answerProjects(thousand.slice(0, 26));
  openApp("/projects?page=2");
  expect(await names()).toHaveLength(1);
  expect(screen.getByText("26 – 26 of 26")).toBeDefined();
});

it("shows the last page where the address names one that is there no more", async () => {
  answerProjects(thousand.slice(0, 26));
  openApp("/projects?page=99");
  await screen.findByText("26 – 26 of 26");
  await waitFor(async () => {
    expect(await names()).toHaveLength(1);
  });
  expect(here()).toBe("#/projects?page=2");
});

it("says once what a search found, and which rows a page shows that was turned to", async () => {
  answerProjects(thousand);
  const user = openApp("/projects");
  await names();
  expect(said()).toEqual(["1,000 projects"]);
  await user.click(screen.getByRole("button", { name: "Next" }));
  await waitFor(() => {
    expect(said()).toEqual(["1,000 projects", "26 – 50 of 1,000"]);
  });
  await user.type(screen.getByRole("searchbox"), "team 9");
  await waitFor(() => {
    expect(said()).toEqual(["271 of 1,000 projects found"]);
  });
});

it("brings the head of the table into view when a page is turned, and leaves the focus", async () => {
  answerProjects(thousand);
  const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
  const user = openApp("/projects");
  await names();
  const next = screen.getByRole("button", { name: "Next" });
  await user.click(next);
  expect(scroll.mock.contexts).toEqual([document.querySelector("thead")]);
  expect(document.activeElement).toBe(next);
  await user.click(screen.getByRole("button", { name: "Previous" }));
  expect(scroll).toHaveBeenCalledTimes(2);
});

it("lets the back button leave the page, rather than undo what was typed", async () => {
  answerProjects([project()]);
  hold("/costs/summary", HttpResponse.json({}));
  const user = openApp("/");
  await user.click(await screen.findByRole("link", { name: "Projects" }));
  await names();
  await user.type(screen.getByRole("searchbox"), "search");
  await waitFor(() => {
    expect(here()).toBe("#/projects?search=search");
  });
  history.back();
  await waitFor(() => {
    expect(here()).toBe("#/");
  });
});

it("leads from a project to its own page, and from money without one", async () => {
  answerProjectsSpend([
    projectSpend(project({ id: "proj_1" })),
    { ...projectSpend(project()), id: null, name: null },
  ]);
  openApp("/projects");
  const link = await screen.findByRole("link", { name: "Search prod" });
  expect(link.getAttribute("href")).toBe("#/projects/proj_1");
  const none = screen.getByRole("link", { name: "No project" });
  expect(none.getAttribute("href")).toBe("#/projects/none");
});

it("gives the list on screen as a file, all its pages", async () => {
  answerProjects(thousand);
  const user = openApp("/projects?search=team+9&sort=-name&page=2");
  await names();
  await user.click(screen.getByRole("button", { name: "Export" }));
  const file = screen.getByRole("link", { name: /^This table as CSV/ });
  const url = new URL(file.getAttribute("href") ?? "");
  expect(`${url.pathname}${url.search}`).toBe(
    "/projects/spend?search=team+9&sort=-name&format=csv",
  );
  expect(file.hasAttribute("download")).toBe(true);
  expect(screen.queryByRole("link", { name: /^All rows/ })).toBeNull();
});
