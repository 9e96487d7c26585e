import { ProjectsOverview } from "@/features/projects/projects-overview";
import { PageTitle } from "./page-title";

export function ProjectsPage() {
  return (
    <>
      <PageTitle>Projects</PageTitle>
      <ProjectsOverview />
    </>
  );
}
