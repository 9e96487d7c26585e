import { useState } from "react";
import type { BreakdownRow } from "@/api/costs-breakdown";
import { Tag } from "@/components/tag";
import { modelLabel } from "@/lib/labels";
import styles from "./model-tags.module.css";

const SHOWN = 2;

interface ModelTagsProps {
  /** The most expensive first. */
  models: BreakdownRow["models"];
  /** Whose models they are. */
  of: string;
}

/** The models a project paid most for; the others open in place. */
export function ModelTags({ models, of }: ModelTagsProps) {
  const [open, setOpen] = useState(false);
  const more = models.length - SHOWN;
  const shown = open ? models : models.slice(0, SHOWN);
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
          aria-label={open ? `Show fewer models of ${of}` : `+${more} more models of ${of}`}
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
