import { getJson } from "@/api/client";
import type { paths } from "@/api/schema";

type Health = paths["/healthz"]["get"]["responses"][200]["content"]["application/json"];

export async function getHealth(signal: AbortSignal): Promise<Health> {
  return (await getJson<Health>("healthz", {}, signal)).body;
}
