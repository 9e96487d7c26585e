import { expect, it } from "vitest";
import { isOrigin, backLink } from "./back-link";

it.each([
  ["/", true],
  ["/projects", true],
  ["/projects/proj_1", false],
])("%s leads to a project's page: %s", (pathname, answer) => {
  expect(isOrigin({ pathname })).toBe(answer);
});

it("leads back to the table as it was left, with the days that are chosen now", () => {
  const origin = { pathname: "/", search: "?range=today&tab=models&page=2" };
  expect(backLink(origin, new URLSearchParams("range=last-month&tab=line-items"))).toEqual({
    to: { pathname: "/", search: "?tab=models&page=2&range=last-month" },
    label: "Usage",
  });
});

it("leads to all projects where the previous page is unknown", () => {
  expect(backLink(null, new URLSearchParams())).toEqual({
    to: { pathname: "/projects", search: "" },
    label: "Projects",
  });
});
