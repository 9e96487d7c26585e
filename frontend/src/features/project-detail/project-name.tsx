import { projectLabel } from "@/lib/labels";
import { useProject } from "./use-project";

/** A project's name, or its id while that is not known. */
export function ProjectName({ id }: { id: string }) {
  const { data } = useProject(id);
  return projectLabel(data?.body ?? { id, name: null });
}
