import { useState } from "react";
import styles from "./search-box.module.css";

interface SearchBoxProps {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (text: string) => void;
}

/** A search box that reports every letter at once, and follows its value when that changes elsewhere. */
export function SearchBox({ label, placeholder, value, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  /** Reported texts that have not come back as the value yet: they must not overwrite letters typed since. */
  const [reported, setReported] = useState<string[]>([]);
  if (value !== known) {
    setKnown(value);
    const own = reported.indexOf(value);
    setReported(own === -1 ? [] : reported.slice(own + 1));
    if (own === -1) setTyped(value);
  }
  return (
    <span role="search" className={styles.place}>
      <input
        type="search"
        className={`form-control ${styles.box}`}
        aria-label={label}
        aria-keyshortcuts="/"
        data-shortcut="search"
        placeholder={placeholder}
        value={typed}
        onChange={({ target: { value: text } }) => {
          setTyped(text);
          setReported([...reported, text]);
          onSearch(text);
        }}
        onBlur={() => {
          // Whatever changes the value from now on was not typed here.
          setReported([]);
        }}
      />
      <kbd className={styles.key} aria-hidden="true">
        /
      </kbd>
    </span>
  );
}
