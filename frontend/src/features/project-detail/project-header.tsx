import type { ReactNode } from "react";
import type { Project } from "@/api/projects";
import { Card } from "@/components/card";
import { CopyButton } from "@/components/copy-button";
import { DayOfSeconds } from "@/components/day-of";
import { StatusTag } from "@/components/status-tag";
import { projectLabel } from "@/lib/labels";
import { residencyText } from "./project-data";
import styles from "./project-header.module.css";

/** The project that the page is about: name, status and dates. */
export function ProjectHeader({ project }: { project: Project }) {
  const { archived_at, created_at, description, id, status } = project;
  const residency = residencyText(project.residency);
  return (
    <Card title="Project" titleHidden>
      <div className={styles.head}>
        <div className={styles.title}>
          <h2>
            <bdi>{projectLabel(project)}</bdi>
          </h2>
          <StatusTag status={status} />
        </div>
        {description !== null && description !== "" && (
          <p className="quiet mb-0">
            <bdi>{description}</bdi>
          </p>
        )}
        <dl className={styles.about}>
          <Fact name="Id">
            <span>{id}</span> <CopyButton text={id} label="Copy the project’s id" />
          </Fact>
          <Fact name="Created">
            <DayOfSeconds seconds={created_at} />
          </Fact>
          {archived_at !== null && (
            <Fact name="Archived">
              <DayOfSeconds seconds={archived_at} />
            </Fact>
          )}
          {residency !== null && <Fact name="Residency">{residency}</Fact>}
        </dl>
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** In the place of a project's data that could not be had: its money is known all the same. */
export function UnknownProjectHeader({ id, children }: { id: string; children: string }) {
  return (
    <Card title="Project" titleHidden>
      <div className={styles.head}>
        <h2>{id}</h2>
        <p className="quiet mb-0" role="status">
          {children}
        </p>
      </div>
    </Card>
  );
}

/** In the place of a project's data, for money that belongs to none. */
export function NoProjectHeader() {
  return (
    <Card title="Project" titleHidden>
      <div className={styles.head}>
        <h2>No project</h2>
        <p className="quiet mb-0">Billed at organisation level</p>
      </div>
    </Card>
  );
}
