import { projectsFile } from "@/api/projects-spend";
import { ExportMenu } from "@/features/export/export-menu";
import { ProjectsOverview } from "@/features/project-list/projects-overview";
import { useProjectsTable } from "@/features/project-list/use-projects-table";
import { RefreshNotice } from "@/features/refresh/refresh-notice";
import { ReadingProgress } from "@/features/spend-summary/reading-progress";
import styles from "./layout.module.css";
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
