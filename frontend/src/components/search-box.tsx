import { useEffect, useEffectEvent, useState } from "react";
import FormControl from "react-bootstrap/FormControl";
import styles from "./search-box.module.css";

/** Short enough to feel instant, long enough to skip the letters of a word. */
const PAUSE_MS = 200;

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (text: string) => void;
}

/** A search box that reports when the typing pauses, and follows its value when that changes elsewhere. */
export function SearchBox({ label, placeholder, value, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  /** What was said last and is not yet the value: letters typed meanwhile outlive its coming back. */
  const [reported, setReported] = useState<string | null>(null);
  if (value !== known) {
    setKnown(value);
    setReported(null);
    if (value !== reported) setTyped(value);
  }
  const report = useEffectEvent(onSearch);
  const settled = typed === (reported ?? known);
  useEffect(() => {
    if (settled) return;
    const timer = setTimeout(() => {
      setReported(typed);
      report(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, settled]);
  return (
    <FormControl
      type="search"
      className={styles.box ?? ""}
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
    />
  );
}
