import { expect, it } from "vitest";
import { linkToDays } from "./export-data";

const DAYS = { start: "2026-11-01", end: "2026-11-22" };

it.each([
  ["http://x/", "http://x/#/?start=2026-11-01&end=2026-11-22"],
  ["http://x/#/", "http://x/#/?start=2026-11-01&end=2026-11-22"],
  [
    "http://x/below/#/projects/proj_1?range=this-month&tab=models",
    "http://x/below/#/projects/proj_1?tab=models&start=2026-11-01&end=2026-11-22",
  ],
  [
    "http://x/#/?start=2026-01-01&end=2026-01-02&line_item=a%2C+b%3F",
    "http://x/#/?start=2026-11-01&end=2026-11-22&line_item=a%2C+b%3F",
  ],
])("writes the days of %s by date", (href, link) => {
  expect(linkToDays(href, DAYS)).toBe(link);
});
