import { getJson, postJson } from "@/api/client";
import type { paths } from "@/api/schema";

type Refreshing = paths["/refresh"]["get"]["responses"][200]["content"]["application/json"];
export type DaysRead = NonNullable<Refreshing["reading"]>;

/** What to refresh: the days that may still change, or all loaded days. */
export type RefreshScope = "recent" | "all";

/** Requests a refresh; until it is done, the API serves the data it has. */
export async function refresh(scope: RefreshScope): Promise<void> {
  await postJson<Refreshing>("refresh", { scope });
}

/** How far OpenAI's days have come that are being read; null where none are. */
export async function getReading(signal: AbortSignal): Promise<DaysRead | null> {
  return (await getJson<Refreshing>("refresh", {}, signal)).body.reading;
}
