import { expect, it } from "vitest";
import { parsePage, parseSort, writeSort } from "./table-state";

const dearest = { id: "total", desc: true };

it.each([
  [null, dearest],
  ["share", { id: "share", desc: false }],
  ["-share", { id: "share", desc: true }],
  ["-nothing", dearest],
  ["", dearest],
])("reads the order %j", (text, sort) => {
  expect(parseSort(text, ["total", "share"], dearest)).toEqual(sort);
});

it("writes an order as it is read, and none for the usual one", () => {
  expect(writeSort({ id: "share", desc: true }, dearest)).toBe("-share");
  expect(writeSort({ id: "total", desc: false }, dearest)).toBe("total");
  expect(writeSort(dearest, dearest)).toBeNull();
});

it.each([
  [null, 100, 0],
  ["1", 100, 0],
  ["3", 100, 2],
  ["99", 100, 3],
  ["0", 100, 0],
  ["-2", 100, 0],
  ["x", 100, 0],
  ["2", 0, 0],
])("page %j of %d rows has the index %d", (text, rows, index) => {
  expect(parsePage(text, rows, 25)).toBe(index);
});
