import { createColumnHelper } from "@tanstack/react-table";
import type { Project } from "@/api/projects";
import type { TableParts } from "@/components/table-parts";
import { Tag } from "@/components/tag";
import { Unknown } from "@/components/unknown";
import { compareText } from "@/lib/compare-text";
import { dayOfSeconds, formatDay } from "@/lib/days";
import { projectLabel } from "@/lib/project-label";
import styles from "./projects-columns.module.css";
import { permissionWord, statusWord } from "./projects-data";

const column = createColumnHelper<TableParts, Project>();

/** The columns of the list of projects; the one for permissions only where OpenAI tells them. */
export function projectsColumns(withPermissions: boolean) {
  return column.columns([
    column.accessor(projectLabel, {
      id: "name",
      header: "Project",
      sortFn: (a, b, id) => compareText(a.getValue(id), b.getValue(id)),
      meta: { namesRow: true },
      cell: ({ row: { original: project } }) => (
        <>
          <div>
            <bdi>{projectLabel(project)}</bdi>
          </div>
          {project.description !== null && project.description !== "" && (
            <div className="quiet">
              <bdi>{project.description}</bdi>
            </div>
          )}
          {project.name !== null && <div className={styles.id}>{project.id}</div>}
        </>
      ),
    }),
    column.accessor((project) => project.status ?? "", {
      id: "status",
      header: "Status",
      cell: ({ row: { original: project } }) => <Status project={project} />,
    }),
    ...(withPermissions
      ? [
          column.accessor((project) => project.permission ?? "", {
            id: "permission",
            header: "Permission",
            cell: ({ row: { original: project } }) => <Permission project={project} />,
          }),
        ]
      : []),
    column.accessor((project) => project.created_at ?? 0, {
      id: "created",
      header: "Created",
      meta: { figures: true, wideOnly: true },
      cell: ({ row: { original: project } }) => <DayOf seconds={project.created_at} />,
    }),
  ]);
}

function Status({ project }: { project: Project }) {
  if (project.status === null) return <Unknown />;
  const { text, tone } = statusWord(project.status);
  return (
    <>
      <Tag tone={tone}>{text}</Tag>
      {project.archived_at !== null && (
        <span className={`${styles.since} wide-only`}>
          <DayOf seconds={project.archived_at} />
        </span>
      )}
    </>
  );
}

function Permission({ project }: { project: Project }) {
  if (project.permission === null) return <Unknown />;
  const { text, tone } = permissionWord(project.permission);
  return <Tag tone={tone}>{text}</Tag>;
}

function DayOf({ seconds }: { seconds: number | null }) {
  if (seconds === null) return <Unknown />;
  const day = dayOfSeconds(seconds);
  return (
    <time className="num" dateTime={day}>
      {formatDay(day)}
    </time>
  );
}
