import { expect, it } from "vitest";
import { nextSort, parsePage, parseSort, formatSort, sortParam } from "./table-state";

const highest = { id: "total", desc: true };

it.each([
  [null, highest],
  ["share", { id: "share", desc: false }],
  ["-share", { id: "share", desc: true }],
  ["-nothing", highest],
  ["", highest],
])("reads the order %j", (text, sort) => {
  expect(parseSort(text, ["total", "share"], highest)).toEqual(sort);
});

it("writes an order as it is read, and none for the usual one", () => {
  expect(sortParam({ id: "share", desc: true }, highest)).toBe("-share");
  expect(sortParam({ id: "total", desc: false }, highest)).toBe("total");
  expect(sortParam(highest, highest)).toBeNull();
  expect(formatSort(highest)).toBe("-total");
});

it("begins figures with the largest and names with A, and turns round at the next click", () => {
  const name = { id: "name" };
  expect(nextSort(highest, name)).toEqual({ id: "name", desc: false });
  expect(nextSort({ id: "name", desc: false }, name)).toEqual({ id: "name", desc: true });
  const share = { id: "share", figures: true };
  expect(nextSort(highest, share)).toEqual({ id: "share", desc: true });
  expect(nextSort({ id: "share", desc: true }, share)).toEqual({ id: "share", desc: false });
});

it.each([
  [null, 1],
  ["1", 1],
  ["3", 3],
  ["0", 1],
  ["-2", 1],
  ["x", 1],
  ["1234567", 1],
])("the address's %j is page %d", (text, page) => {
  expect(parsePage(text)).toBe(page);
});
