import { projectsFile } from "@/api/projects-spend";
import { ExportMenu } from "@/features/export/export-menu";
import { ProjectsOverview } from "@/features/projects/projects-overview";
import { useProjectsTable } from "@/features/projects/use-projects-table";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { ReadingProgress } from "@/features/usage/reading-progress";
import styles from "./frame.module.css";
import { PageTitle } from "./page-title";
import { useRefreshSlot } from "./use-refresh-slot";

export default function ProjectsPage() {
  const { problem, slot } = useRefreshSlot();
  const table = useProjectsTable();
  return (
    <div className={styles.alone}>
      <PageTitle>Projects</PageTitle>
      <RefreshNotice problem={problem} />
      <ProjectsOverview
        table={table}
        refresh={slot}
        progress={<ReadingProgress />}
        tools={<ExportMenu table={projectsFile(table.wanted)} />}
      />
    </div>
  );
}
