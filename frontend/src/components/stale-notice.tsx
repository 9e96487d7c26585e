import { Alert } from "./alert";
import styles from "./stale-notice.module.css";

/** Above stale data: since when it is stale, and why. */
export function StaleNotice({ messages }: { messages: string[] }) {
  if (messages.length === 0) return null;
  return (
    <Alert role="status" aria-label="Age of these figures">
      {messages.map((message) => (
        <p key={message} className={styles.message}>
          {message}
        </p>
      ))}
    </Alert>
  );
}
