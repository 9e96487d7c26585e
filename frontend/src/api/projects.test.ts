import { http, HttpResponse } from "msw";
import { expect, it } from "vitest";
import { answerProjects, api } from "@/testing/api";
import { project } from "@/testing/samples";
import { getAllProjects } from "./projects";

const { signal } = new AbortController();

it("follows every page to the last", async () => {
  const all = Array.from({ length: 250 }, (_, index) => project({ id: `proj_${index}` }));
  answerProjects(all);
  const answer = await getAllProjects(false, signal);
  expect(answer.body.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(answer.asOf).toBe("2026-11-22T12:03:00Z");
});

it.each([
  [["2026-11-22T12:00:00Z", "2026-11-22T11:00:00Z", "2026-11-22T12:30:00Z"], "11:00"],
  [["2026-11-22T12:00:00Z", null, "2026-11-22T12:30:00Z"], "12:00"],
])("is as old as the oldest of its pages: of %j that is %s", async (moments, oldest) => {
  const pages = [...moments];
  api.use(
    http.get("*/projects", () => {
      const asOf = pages.shift() ?? null;
      const id = `proj_${pages.length}`;
      return HttpResponse.json(
        { data: [project({ id })], has_more: pages.length > 0, last_id: id },
        { headers: asOf === null ? {} : { "X-As-Of": asOf } },
      );
    }),
  );
  const answer = await getAllProjects(false, signal);
  expect(answer.body).toHaveLength(3);
  expect(answer.asOf).toBe(`2026-11-22T${oldest}:00Z`);
});

it.each([["proj_1"], [null]])("does not walk in circles when the last id is %s", async (last) => {
  api.use(
    http.get("*/projects", () =>
      HttpResponse.json({ data: [project()], has_more: true, last_id: last }),
    ),
  );
  await expect(getAllProjects(false, signal)).rejects.toMatchObject({ code: "unreadable_answer" });
});
