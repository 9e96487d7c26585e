import { expect, it } from "vitest";
import { project } from "@/testing/samples";
import {
  countInWords,
  havePermissions,
  permissionWord,
  searchProjects,
  statusWord,
} from "./projects-data";

const projects = [
  project({ id: "proj_A1", name: "Café Search", description: null }),
  project({ id: "proj_B2", name: null, description: "Nightly extraction" }),
  project({ id: "proj_C3", name: "Search beta", description: "Voice" }),
];

it.each([
  ["", ["proj_A1", "proj_B2", "proj_C3"]],
  ["  ", ["proj_A1", "proj_B2", "proj_C3"]],
  ["search", ["proj_A1", "proj_C3"]],
  ["cafe", ["proj_A1"]],
  ["b2", ["proj_B2"]],
  ["NIGHTLY", ["proj_B2"]],
  ["voice search", ["proj_C3"]],
  ["voice cafe", []],
  [".*", []],
])("finds for %j the projects %j", (search, ids) => {
  expect(searchProjects(projects, search).map(({ id }) => id)).toEqual(ids);
});

it.each([
  ["admin", "Admin"],
  ["read_write", "Write"],
  ["read_only", "Read Only"],
  ["something_new", "something_new"],
])("writes the permission %s as %s", (permission, text) => {
  expect(permissionWord(permission).text).toBe(text);
});

it.each([
  ["active", "Active"],
  ["archived", "Archived"],
  ["frozen", "frozen"],
])("writes the status %s as %s", (status, text) => {
  expect(statusWord(status).text).toBe(text);
});

it("has permissions to show only where one project has one", () => {
  expect(havePermissions(projects)).toBe(false);
  expect(havePermissions([...projects, project({ permission: "admin" })])).toBe(true);
});

it.each([
  [1000, 1000, "1,000 projects"],
  [1, 1, "1 project"],
  [3, 1000, "3 of 1,000 projects"],
  [0, 0, "0 projects"],
])("counts %d of %d as %s", (found, all, words) => {
  expect(countInWords(found, all)).toBe(words);
});
