import type { ReactNode } from "react";
import Badge from "react-bootstrap/Badge";
import type { Tone } from "@/lib/labels";
import styles from "./tag.module.css";

interface TagProps {
  tone?: Tone;
  children: ReactNode;
}

/** A short label: a status, a permission, the name of a model. */
export function Tag({ tone = "quiet", children }: TagProps) {
  return (
    <Badge bg="" className={styles[tone] ?? ""}>
      {children}
    </Badge>
  );
}
