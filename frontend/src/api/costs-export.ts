import { address } from "@/api/client";
import { viewParams } from "@/api/view";
import type { View } from "@/lib/view";

export type FileFormat = "csv" | "json";

/** Where the billed rows of a view are to be had as a file: by day, project and line item. */
export function exportFile(view: View, format: FileFormat): URL {
  return address("costs/export", {
    // An export of billed rows has no comparison.
    ...viewParams({ ...view, compare: "none" }),
    group_by: ["date", "project_id", "line_item"],
    format,
  });
}
