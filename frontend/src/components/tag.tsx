import type { ReactNode } from "react";
import Badge from "react-bootstrap/Badge";
import styles from "./tag.module.css";

/** A hue beside the word; the word alone says it too. */
export type Tone = "quiet" | "good" | "warn" | "accent";

interface TagProps {
  tone?: Tone;
  children: ReactNode;
}

/** A short word about something: a status, a permission, the name of a model. */
export function Tag({ tone = "quiet", children }: TagProps) {
  return (
    <Badge bg="" className={styles[tone] ?? ""}>
      {children}
    </Badge>
  );
}
