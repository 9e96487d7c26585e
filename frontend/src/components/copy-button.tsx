import { LiveRegion } from "./live-region";
import styles from "./copy-button.module.css";
import { useCopy } from "@/hooks/use-copy";

/** Copies a text; its label says which: "Copy the project’s id". */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const { news, copy } = useCopy();
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={label}
        title={label}
        onClick={() => void copy(text)}
      >
        {news === "" ? "Copy" : news}
      </button>
      <LiveRegion>{news}</LiveRegion>
    </>
  );
}
