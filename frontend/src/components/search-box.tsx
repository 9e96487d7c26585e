import { useEffect, useRef, useState } from "react";
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
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <FormControl
      type="search"
      className={styles.box ?? ""}
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          setKnown(text);
          onSearch(text);
        }, PAUSE_MS);
      }}
    />
  );
}
