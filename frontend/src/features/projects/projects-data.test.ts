import { expect, it } from "vitest";
import {
  comparedDays,
  countInWords,
  havePermissions,
  isNew,
  permissionWord,
} from "./projects-data";

it.each([
  ["admin", "Admin"],
  ["read_write", "Write"],
  ["read_only", "Read Only"],
  ["something_new", "something_new"],
])("writes the permission %s as %s", (permission, text) => {
  expect(permissionWord(permission).text).toBe(text);
});

it("has permissions to show only where one project has one", () => {
  const none = [{ permission: null }, { permission: null }];
  expect(havePermissions(none)).toBe(false);
  expect(havePermissions([...none, { permission: "admin" }])).toBe(true);
});

it.each([
  [1000, 1000, "1,000 projects"],
  [1, 1, "1 project"],
  [3, 1000, "3 of 1,000 projects"],
  [0, 0, "0 projects"],
])("counts %d of %d as %s", (found, all, words) => {
  expect(countInWords(found, all)).toBe(words);
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
  expect(words.replaceAll("\u2009", " ")).toBe("Nov 1 – 22, 2026 on Oct 1 – 22, 2026");
});

it.each([
  [{ this_month: 5, last_month: 0 }, true],
  [{ this_month: 5, last_month: 1 }, false],
  [{ this_month: 0, last_month: 0 }, false],
])("finds that %j is new: %s", (row, answer) => {
  expect(isNew(row)).toBe(answer);
});
