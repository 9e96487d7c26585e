import { expect, it } from "vitest";
import { isEmpty } from "./summary-data";

it("is empty only when no row and no other currency is left", () => {
  expect(isEmpty({ projects: [], other_currencies: [] })).toBe(true);
  expect(isEmpty({ projects: [], other_currencies: [{ currency: "eur", total: 1 }] })).toBe(false);
});
