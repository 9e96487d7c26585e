import type { DayRange } from "@/lib/dates/days";
import { searchOf } from "@/router/spend-params";

/** The page's address with its days by date: "the last 30 days" are others tomorrow. */
export function linkToDays(href: string, { start, end }: DayRange): string {
  const url = new URL(href);
  const [path = "", search = ""] = url.hash.split("?", 2);
  const params = new URLSearchParams(search);
  params.delete("range");
  params.set("start", start);
  params.set("end", end);
  url.hash = `${path === "" ? "#/" : path}${searchOf(params)}`;
  return url.href;
}
