/** What a project is called: its name, or its id; money that belongs to no project says so. */
export function projectLabel(project: { id: string | null; name: string | null }): string {
  return project.name ?? project.id ?? "No project";
}
