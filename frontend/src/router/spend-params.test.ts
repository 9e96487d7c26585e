import { expect, it } from "vitest";
import { projectAddress, withSpendParams } from "./spend-params";

it("takes days, comparison and filters along, and leaves a table's own state behind", () => {
  const from = new URLSearchParams(
    "range=last-month&compare=year&model=a&model=b&line_item=c,+d&tab=models&page=2&sort=name",
  );
  expect(withSpendParams(from).toString()).toBe(
    "range=last-month&compare=year&model=a&model=b&line_item=c%2C+d",
  );
});

it("puts the view of one address in the place of another's", () => {
  const own = new URLSearchParams("range=today&tab=models&model=x");
  const view = new URLSearchParams("start=2026-11-01&end=2026-11-22&page=3");
  expect(withSpendParams(view, own).toString()).toBe("tab=models&start=2026-11-01&end=2026-11-22");
});

it.each([
  ["proj_1", "", "/projects/proj_1", ""],
  ["a/b", "range=today&page=2", "/projects/a%2Fb", "?range=today"],
  [null, "", "/projects/none", ""],
])("finds the page of %j at %j", (id, params, pathname, search) => {
  expect(projectAddress(id, new URLSearchParams(params))).toEqual({ pathname, search });
});
