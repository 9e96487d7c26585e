import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { answerSpend } from "@/testing/api";
import { openApp } from "@/testing/render-app";
import { project } from "@/testing/samples";
import { answerProject, answerProjects } from "@/testing/table-samples";

it("moves the focus to the content of a new page, not on the first load", async () => {
  answerSpend();
  answerProjects([project()]);
  const user = openApp("/");
  await screen.findByRole("heading", { name: "Usage", level: 1 });
  expect(document.activeElement).toBe(document.body);
  await user.click(screen.getByRole("link", { name: "Projects" }));
  await screen.findByRole("heading", { name: "Projects", level: 1 });
  expect(document.activeElement).toBe(screen.getByRole("main"));
});

it("says that a page broke, and keeps the way to the others", async () => {
  // React logs what broke the page; here that is the subject.
  vi.mocked(console.error).mockImplementation(() => undefined);
  answerSpend({ days: null as never });
  answerProjects([project()]);
  const user = openApp("/");
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("This page failed");
  expect(screen.getByRole("button", { name: "Reload" })).toBeDefined();
  await user.click(screen.getByRole("link", { name: "Projects" }));
  expect(await screen.findByRole("rowheader", { name: /Search prod/ })).toBeDefined();
  expect(screen.queryByRole("alert")).toBeNull();
  vi.mocked(console.error).mockClear();
});

it.each([
  ["/elsewhere", "Page not found"],
  ["/projects/a/b", "Page not found"],
  ["/projects/", "Projects"],
  ["/projects/a%2Fb", "a/b"],
  ["/projects/100%25", "100%"],
  ["/projects/100%", "100%"],
])("opens at %s the page “%s”", async (address, title) => {
  answerSpend();
  answerProjects([project()]);
  answerProject(project({ id: "a/b", name: null }), project({ id: "100%", name: null }));
  openApp(address);
  expect(await screen.findByRole("heading", { name: title, level: 1 })).toBeDefined();
});
