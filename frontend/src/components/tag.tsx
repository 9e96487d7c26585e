import type { ReactNode } from "react";
import Badge from "react-bootstrap/Badge";
import styles from "./tag.module.css";

interface TagProps {
  /** A hue beside the word; the word alone says it too. */
  tone?: "quiet" | "good" | "warn" | "accent";
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
