import type { ProjectSpend } from "@/api/costs-summary";
import { Tag } from "@/components/tag";
import { projectLabel } from "@/lib/project-label";
import { shortId } from "@/lib/short-id";
import styles from "./project-name.module.css";

/** Who spent: name, the beginning of the id, and what the project is for. */
export function ProjectName({ project }: { project: ProjectSpend }) {
  const { id, name, description, status } = project;
  return (
    <>
      {/* <bdi>: a name may be written from right to left, what follows it is not. */}
      <bdi>{projectLabel(project)}</bdi>
      {id !== null && name !== null && (
        <>
          {" "}
          <span className={styles.id} title={id}>
            {shortId(id)}
          </span>
        </>
      )}
      {status === "archived" && (
        <>
          {" "}
          <Tag>Archived</Tag>
        </>
      )}
      {id === null && <div className="quiet wide-only">Billed at organisation level</div>}
      {description !== null && description !== "" && (
        <div className="quiet wide-only">
          <bdi>{description}</bdi>
        </div>
      )}
    </>
  );
}
