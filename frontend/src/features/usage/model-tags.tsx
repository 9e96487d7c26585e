import { useState } from "react";
import type { ProjectSpend } from "@/api/costs-summary";
import { Tag } from "@/components/tag";
import { modelLabel } from "@/lib/model-label";
import { projectLabel } from "@/lib/project-label";
import styles from "./model-tags.module.css";

const SHOWN = 2;

/** The models a project paid most for; the others open in place. */
export function ModelTags({ project }: { project: ProjectSpend }) {
  const [open, setOpen] = useState(false);
  const more = project.models.length - SHOWN;
  const shown = open ? project.models : project.models.slice(0, SHOWN);
  return (
    <span className={styles.tags}>
      {shown.map(({ model }) => (
        <Tag key={JSON.stringify(model)}>
          <bdi>{modelLabel(model)}</bdi>
        </Tag>
      ))}
      {more > 0 && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={open}
          aria-label={
            open
              ? `Show fewer models of ${projectLabel(project)}`
              : `+${more} more models of ${projectLabel(project)}`
          }
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? "fewer" : `+${more} more`}
        </button>
      )}
    </span>
  );
}
