import { type Address, searchString } from "@/router/address";
import { withSpendParams } from "@/router/spend-params";

/** Whether a page links to project pages. */
export function isOrigin({ pathname }: Pick<Address, "pathname">): boolean {
  return pathname === "/" || pathname === "/projects";
}

/** The link back: the page as it was left, with the current spend parameters. */
export function backLink(origin: Address | null, params: URLSearchParams) {
  const { pathname, search } = origin ?? { pathname: "/projects", search: "" };
  return {
    to: { pathname, search: searchString(withSpendParams(params, new URLSearchParams(search))) },
    label: pathname === "/" ? "Usage" : "Projects",
  };
}
