import { expect, it } from "vitest";
import {
  comparedDays,
  countText,
  havePermissions,
  isNew,
  permissionLabel,
} from "./projects-data";

it.each([
  ["admin", "Admin"],
  ["read_write", "Write"],
  ["read_only", "Read Only"],
  ["something_new", "something_new"],
])("writes the permission %s as %s", (permission, text) => {
  expect(permissionLabel(permission).text).toBe(text);
});

it("has permissions to show only where one project has one", () => {
  const none = [{ permission: null }, { permission: null }];
  expect(havePermissions(none)).toBe(false);
  expect(havePermissions([...none, { permission: "admin" }])).toBe(true);
});

it.each([
  [{ count: 1000, all: 1020 }, "", false, "1,000 projects"],
  [{ count: 1, all: 1 }, "", false, "1 project"],
  [{ count: 1, all: 20 }, "", true, "1 archived project"],
  [{ count: 3, all: 1000 }, "team", false, "3 of 1,000 projects found"],
  [{ count: 3, all: 20 }, "team", true, "3 of 20 archived projects found"],
  [{ count: 0, all: 0 }, "", false, "0 projects"],
])("counts %j with the search %j, archived %s, as %s", (found, search, archived, words) => {
  expect(countText(found, { search, archived })).toBe(words);
});

it("says which days a change holds against which", () => {
  const days = (start_date: string, end_date: string) => ({
    start_date,
    end_date,
    days: 22,
    days_elapsed: 22,
  });
  const words = comparedDays({
    this_month: days("2026-11-01", "2026-11-22"),
    compared: days("2026-10-01", "2026-10-22"),
  });
  expect(words.replaceAll("\u2009", " ")).toBe("Nov 1 – 22, 2026 vs Oct 1 – 22, 2026");
});

it.each([
  [{ this_month: 5, last_month: 0 }, true],
  [{ this_month: 5, last_month: 1 }, false],
  [{ this_month: 0, last_month: 0 }, false],
])("finds that %j is new: %s", (row, answer) => {
  expect(isNew(row)).toBe(answer);
});
