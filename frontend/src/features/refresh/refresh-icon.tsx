import styles from "./refresh-icon.module.css";

/** Two arrows in a circle, turning during a refresh. */
export function RefreshIcon({ turning }: { turning: boolean }) {
  return (
    <svg
      className={`${styles.icon} ${turning ? styles.turning : ""}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d="M13.5 6.5A5.75 5.75 0 0 0 3 5M2.5 9.5A5.75 5.75 0 0 0 13 11" />
      <path d="M2.75 2v3.25H6M13.25 14v-3.25H10" />
    </svg>
  );
}
