import { expect, it } from "vitest";
import {
  changeWord,
  foundText,
  isUnusual,
  parseTab,
  filteredAddress,
  rowLabel,
  TABS,
} from "./breakdown-data";

it.each([
  [null, "projects"],
  ["models", "models"],
  ["line-items", "line-items"],
  ["nothing", "projects"],
])("opens for the address's %j the tab %s", (text, id) => {
  expect(parseTab(text, TABS).id).toBe(id);
});

it("opens the first tab there is where the address names one that is not on the page", () => {
  expect(parseTab("projects", TABS.slice(1)).id).toBe("models");
});

it.each([
  ["project", { key: "proj_1", name: "Search" }, "Search"],
  ["project", { key: null, name: null }, "No project"],
  ["model", { key: "gpt-5-mini", name: null }, "gpt-5-mini"],
  ["model", { key: null, name: null }, "No model"],
  ["line_item", { key: " ", name: null }, "Unnamed line item"],
] as const)("calls a %s's row %j %s", (by, row, label) => {
  expect(rowLabel(by, row)).toBe(label);
});

it.each([
  [{ is_new: true, previous: 0, total: 5 }, "new"],
  [{ is_new: false, previous: 5, total: 0 }, "gone"],
  [{ is_new: false, previous: 5, total: 6 }, null],
  [{ is_new: false, previous: -5, total: 0 }, null],
  [{ is_new: false, previous: 0, total: 0 }, null],
  [{ is_new: false, previous: null, total: 0 }, null],
])("has for %j the word %j", (row, word) => {
  expect(changeWord(row)).toBe(word);
});

it("marks the rows that something unusual is about, and no other", () => {
  const marks = [
    { project_id: "proj_1", model: "gpt-5-mini" },
    { project_id: null, model: null },
  ];
  expect(isUnusual("project", "proj_1", marks)).toBe(true);
  expect(isUnusual("project", "proj_2", marks)).toBe(false);
  expect(isUnusual("model", "gpt-5-mini", marks)).toBe(true);
  expect(isUnusual("line_item", "gpt-5-mini", marks)).toBe(false);
  // The whole organisation's mark is nobody's.
  expect(isUnusual("project", null, marks)).toBe(false);
});

it.each([
  ["model", "gpt-5-mini", { search: "?range=today&tab=models&model=gpt-5-mini" }],
  ["line_item", "a, b", { search: "?range=today&tab=models&line_item=a%2C+b" }],
  ["model", null, null],
  ["line_item", "", null],
] as const)("leads from the %s %j on", (by, key, address) => {
  const params = new URLSearchParams("range=today&tab=models&search=x&page=2");
  expect(filteredAddress(by, key, params)).toEqual(address);
});

it("says how many of how many were found", () => {
  const found = { count: 3, all: 1000 } as never;
  expect(foundText({ by: "project", found })).toBe("3 of 1,000 projects found");
  expect(foundText({ by: "line_item", found })).toBe("3 of 1,000 line items found");
});
