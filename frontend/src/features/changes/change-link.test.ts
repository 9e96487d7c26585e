import { expect, it } from "vitest";
import { intoChange } from "./change-link";

const params = new URLSearchParams("compare=year&page=2&by=model&tab=models");

it("leads to the project's page, and to its model there", () => {
  expect(intoChange(params, { project_id: "proj_1", model: "gpt-5" })).toEqual({
    pathname: "/projects/proj_1",
    search: "?compare=year&model=gpt-5",
  });
});

it("stays here with money that has no project", () => {
  expect(intoChange(params, { project_id: null, model: null })).toEqual({
    search: "?compare=year&project=none",
  });
});
