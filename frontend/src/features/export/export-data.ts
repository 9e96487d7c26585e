import type { DayRange } from "@/lib/dates/days";
import { parseAddress, searchString } from "@/router/address";

/** The page's address with its days by date: "the last 30 days" are others tomorrow. */
export function linkToDays(href: string, { start, end }: DayRange): string {
  const url = new URL(href);
  const { pathname, search } = parseAddress(url.hash);
  const params = new URLSearchParams(search);
  params.delete("range");
  params.set("start", start);
  params.set("end", end);
  url.hash = `${pathname}${searchString(params)}`;
  return url.href;
}
