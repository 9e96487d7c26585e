import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { ProjectsOverview } from "@/features/projects/projects-overview";
import { PageTitle } from "./page-title";
import { useRefreshSlot } from "./use-refresh-slot";

export function ProjectsPage() {
  const { problem, slot } = useRefreshSlot();
  return (
    <>
      <PageTitle>Projects</PageTitle>
      <RefreshNotice problem={problem} />
      <ProjectsOverview refresh={slot} />
    </>
  );
}
