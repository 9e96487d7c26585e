import { expect, it } from "vitest";
import { projectLabel } from "./project-label";

it.each([
  [{ id: "proj_1", name: "Search" }, "Search"],
  [{ id: "proj_1", name: null }, "proj_1"],
  [{ id: null, name: null }, "No project"],
])("calls %j %s", (project, label) => {
  expect(projectLabel(project)).toBe(label);
});
