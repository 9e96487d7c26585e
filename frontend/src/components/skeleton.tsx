import Placeholder from "react-bootstrap/Placeholder";
import styles from "./skeleton.module.css";

/** A card-shaped block with lines of text to come. */
export function SkeletonLines({ lines }: { lines: number }) {
  return (
    <Placeholder as="div" animation="glow" className={styles.lines ?? ""}>
      {Array.from({ length: lines }, (_, line) => (
        <Placeholder key={line} className={styles.line ?? ""} />
      ))}
    </Placeholder>
  );
}

/** The place of a chart. */
export function SkeletonBlock({ className }: { className?: string | undefined }) {
  return (
    <Placeholder as="div" animation="glow" className={styles.block ?? ""}>
      <Placeholder className={className ?? ""} />
    </Placeholder>
  );
}
