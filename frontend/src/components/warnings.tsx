import { Alert } from "./alert";
import styles from "./warnings.module.css";

/** The API's warnings about the data shown. */
export function Warnings({ warnings }: { warnings: { code: string; message: string }[] }) {
  if (warnings.length === 0) return null;
  return (
    <Alert role="note" aria-label="About these figures">
      <ul className={styles.list}>
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.message}`}>{warning.message}</li>
        ))}
      </ul>
    </Alert>
  );
}
