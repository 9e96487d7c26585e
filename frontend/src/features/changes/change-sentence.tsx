import { useRef, useState } from "react";
import Button from "react-bootstrap/Button";
import type { View } from "@/lib/view";
import styles from "./change-sentence.module.css";
import { changesSentence } from "./changes-data";
import { useChanges } from "./use-changes";

interface ChangeSentenceProps {
  view: View;
  /** What is looked at: "Spend of Search prod". */
  subject?: string | undefined;
}

/** The whole change in one sentence that can be sent to somebody. Its place is kept while it is on its way. */
export function ChangeSentence({ view, subject }: ChangeSentenceProps) {
  const { data, isPlaceholderData } = useChanges(view);
  if (view.compare === "none") return null;
  return (
    <div className={styles.line} aria-busy={isPlaceholderData}>
      {data && <Sentence text={changesSentence(data.body, subject)} />}
    </div>
  );
}

function Sentence({ text }: { text: string }) {
  const sentence = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      // No clipboard, for the page came by plain HTTP, or it is not allowed: the reader's own keys do it.
      if (sentence.current) getSelection()?.selectAllChildren(sentence.current);
      setSaid("Selected, copy it with your keyboard");
    }
  };
  return (
    <>
      <p ref={sentence} className={styles.sentence}>
        {text}
      </p>
      <span className={styles.copy}>
        <span role="status" className="quiet">
          {said}
        </span>
        <Button variant="link" onClick={() => void copy()}>
          Copy<span className="visually-hidden"> the sentence</span>
        </Button>
      </span>
    </>
  );
}
