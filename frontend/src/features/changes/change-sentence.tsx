import { type ReactNode, useRef, useState } from "react";
import Button from "react-bootstrap/Button";
import { copyText } from "@/lib/copy-text";
import type { View } from "@/lib/view";
import styles from "./change-sentence.module.css";
import { changesSentence } from "./changes-data";
import { useChanges } from "./use-changes";

interface ChangeSentenceProps {
  view: View;
  /** "Spend of Search prod". */
  subject?: string | undefined;
}

/** The change in one sentence, with a button to copy it. Its space is reserved while it loads. */
export function ChangeSentence({ view, subject }: ChangeSentenceProps) {
  const { data, isPlaceholderData } = useChanges(view);
  if (view.compare === "none") return null;
  return (
    <div className={styles.line} aria-busy={isPlaceholderData}>
      {data && !isPlaceholderData && <Sentence text={changesSentence(data.body, subject)} />}
    </div>
  );
}

/** No line ends between a sign and its amount. */
function unbroken(text: string): ReactNode[] {
  return text.split(/([−+]\S+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <span key={index} className={styles.amount}>
        {part}
      </span>
    ),
  );
}

function Sentence({ text }: { text: string }) {
  const sentence = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    const copied = await copyText(text);
    // Where the browser does not let a page copy, the reader's own keys do it.
    if (!copied && sentence.current) getSelection()?.selectAllChildren(sentence.current);
    setSaid(copied ? "Copied" : "Selected: copy it with your keyboard");
  };
  return (
    <>
      <p ref={sentence} className={styles.sentence}>
        {unbroken(text)}
      </p>
      <span className={styles.copy}>
        <span role="status" className="quiet">
          {said}
        </span>
        <Button variant="link" aria-label="Copy the sentence" onClick={() => void copy()}>
          Copy
        </Button>
      </span>
    </>
  );
}
