import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { api, questions, refuse } from "@/testing/api";
import { project } from "@/testing/samples";
import { answerProjects } from "@/testing/table-samples";
import { getProject } from "./projects";

const { signal } = new AbortController();

it("asks for a project by its id, whatever is in it", async () => {
  const asked: string[] = [];
  api.use(
    http.get("*/projects/:id", ({ request }) => {
      asked.push(new URL(request.url).pathname);
      return HttpResponse.json(project({ id: "a/b" }));
    }),
  );
  expect((await getProject("a/b", signal)).body.id).toBe("a/b");
  expect(asked).toEqual(["/projects/a%2Fb"]);
});

it("says that there is none of that id", async () => {
  refuse("/projects/:id", { status: 404, code: "not_found" });
  await expect(getProject("proj_x", signal)).rejects.toMatchObject({ status: 404 });
});

it.each([".", ".."])("does not ask for %j, which leads to another door", async (id) => {
  const asked = questions();
  await expect(getProject(id, signal)).rejects.toMatchObject({ status: 404 });
  expect(asked).toEqual([]);
});

it("does not take the list's answer for a project", async () => {
  answerProjects([]);
  await expect(getProject("spend", signal)).rejects.toMatchObject({ status: 404 });
});
