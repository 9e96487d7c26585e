import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { answerProjects, answerSpend } from "@/testing/api";
import { openApp } from "@/testing/render-app";
import { project } from "@/testing/samples";

const thousand = Array.from({ length: 1000 }, (_, index) =>
  project({ id: `proj_${index + 1}`, name: `Team ${index + 1}` }),
);

async function names() {
  const table = await screen.findByRole("table", { name: "Projects of the organisation" });
  return within(table)
    .getAllByRole("rowheader")
    .map((cell) => cell.textContent);
}

/** What those who listen are told. */
function said() {
  return screen.getAllByRole("status").flatMap((place) => place.textContent || []);
}

it("walks every page of the API and shows all projects by name, 25 at a time", async () => {
  answerProjects(thousand.toReversed());
  const user = openApp("/projects");
  expect((await names())[9]).toBe("Team 10proj_10");
  expect(await names()).toHaveLength(25);
  expect(screen.getByText("1 – 25 of 1,000")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect((await names())[0]).toBe("Team 26proj_26");
  expect(location.hash).toBe("#/projects?page=2");
});

it("opens at the page, the order and the search that the address names", async () => {
  answerProjects(thousand);
  openApp("/projects?search=team+9&sort=-name&page=2");
  expect((await names())[0]).toBe("Team 974proj_974");
  expect(screen.getByText("Page 2 of 11")).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("team 9");
});

it("finds by what is typed, and starts at the first page", async () => {
  answerProjects(thousand);
  const user = openApp("/projects?page=3");
  await names();
  await user.type(screen.getByRole("searchbox", { name: "Search projects" }), "team 777");
  await waitFor(async () => {
    expect(await names()).toEqual(["Team 777proj_777"]);
  });
  expect(location.hash).toBe("#/projects?search=team+777");
  await user.clear(screen.getByRole("searchbox"));
  await waitFor(async () => {
    expect(await names()).toHaveLength(25);
  });
});

it("keeps both a letter that waits and the switch that was clicked meanwhile", async () => {
  answerProjects([project(), project({ id: "proj_2", name: "Old", status: "archived" })]);
  const user = openApp("/projects");
  await names();
  await user.type(screen.getByRole("searchbox"), "o");
  await user.click(screen.getByRole("switch"));
  await waitFor(() => {
    expect(location.hash).toBe("#/projects?archived=true&search=o");
  });
});

it("says that nothing was found, and how to get out of it", async () => {
  answerProjects([project()]);
  const user = openApp("/projects?search=zzz");
  await screen.findByRole("heading", { name: "No project found" });
  await user.type(screen.getByRole("searchbox"), "z");
  await user.click(screen.getByRole("button", { name: "Clear the search" }));
  expect(await names()).toHaveLength(1);
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("");
  expect(location.hash).toBe("#/projects");
});

it("lists archived projects only when asked to, and keeps that in the address", async () => {
  answerProjects([
    project(),
    project({ id: "proj_2", name: "Old", status: "archived", archived_at: 1_767_225_600 }),
  ]);
  const user = openApp("/projects");
  expect(await names()).toHaveLength(1);
  await user.click(screen.getByRole("switch", { name: "Include archived" }));
  const row = await screen.findByRole("row", { name: /Old/ });
  expect(row.textContent).toContain("Archived");
  expect(row.textContent).toContain("Jan 1, 2026");
  expect(location.hash).toBe("#/projects?archived=true");
});

it("shows permissions only where OpenAI tells them", async () => {
  answerProjects([project()]);
  openApp("/projects");
  await names();
  expect(screen.queryByRole("columnheader", { name: "Permission" })).toBeNull();
});

it("writes each permission as a word, and a missing one as not known", async () => {
  answerProjects([
    project({ permission: "read_only" }),
    project({ id: "proj_2", name: "Other", permission: null }),
  ]);
  openApp("/projects");
  await names();
  expect(screen.getByRole("cell", { name: "Read Only" })).toBeDefined();
  expect(screen.getByRole("cell", { name: "not known" })).toBeDefined();
});

it("dates a project by its UTC day", async () => {
  answerProjects([project({ created_at: Date.UTC(2025, 2, 1, 23, 59) / 1000 })]);
  openApp("/projects");
  expect(await screen.findByRole("cell", { name: "Mar 1, 2025" })).toBeDefined();
});

it("sorts by the day of making, the newest first", async () => {
  answerProjects([
    project({ id: "proj_old", name: "Old", created_at: 1_700_000_000 }),
    project({ id: "proj_new", name: "Young", created_at: 1_790_000_000 }),
  ]);
  const user = openApp("/projects");
  expect((await names())[0]).toMatch(/^Old/);
  await user.click(screen.getByRole("button", { name: "Created" }));
  expect((await names())[0]).toMatch(/^Young/);
  expect(location.hash).toBe("#/projects?sort=-created");
});

it.each([
  ["another order", "button", "Status", "#/projects?sort=status"],
  ["another list", "switch", "Include archived", "#/projects?archived=true"],
])("begins %s at its first page", async (_, role, name, address) => {
  answerProjects(thousand);
  const user = openApp("/projects?page=2");
  await names();
  await user.click(screen.getByRole(role, { name }));
  expect(location.hash).toBe(address);
});

it("counts on the last page no further than there are projects", async () => {
  answerProjects(thousand.slice(0, 26));
  openApp("/projects?page=2");
  expect(await names()).toHaveLength(1);
  expect(screen.getByText("26 – 26 of 26")).toBeDefined();
});

it("says once what a search found, and which rows a page shows that was turned to", async () => {
  answerProjects(thousand);
  const user = openApp("/projects");
  await names();
  expect(said()).toEqual(["1,000 projects"]);
  await user.click(screen.getByRole("button", { name: "Next" }));
  expect(said()).toEqual(["1,000 projects", "26 – 50 of 1,000"]);
  await user.type(screen.getByRole("searchbox"), "team 9");
  await waitFor(() => {
    expect(said()).toEqual(["271 of 1,000 projects"]);
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
  answerSpend();
  const user = openApp("/");
  await user.click(await screen.findByRole("link", { name: "Projects" }));
  await names();
  await user.type(screen.getByRole("searchbox"), "search");
  await waitFor(() => {
    expect(location.hash).toBe("#/projects?search=search");
  });
  history.back();
  await waitFor(() => {
    expect(location.hash).toBe("#/");
  });
});
