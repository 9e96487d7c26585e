import { type Address, searchString } from "@/router/address";
import { withSpendParams } from "@/router/spend-params";

/** Whether an address is of a page that leads to a project's. */
export function isOrigin({ pathname }: Pick<Address, "pathname">): boolean {
  return pathname === "/" || pathname === "/projects";
}

/** The way back: the page as it was left, looking at the days that are chosen now. */
export function backLink(origin: Address | null, params: URLSearchParams) {
  const { pathname, search } = origin ?? { pathname: "/projects", search: "" };
  return {
    to: { pathname, search: searchString(withSpendParams(params, new URLSearchParams(search))) },
    label: pathname === "/" ? "Usage" : "Projects",
  };
}
