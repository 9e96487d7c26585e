import { useState, useSyncExternalStore } from "react";
import Dropdown from "react-bootstrap/Dropdown";
import { LiveRegion } from "@/components/live-region";
import { chooseTheme, chosenTheme } from "./theme";
import { THEMES } from "./theme-data";
import styles from "./theme-menu.module.css";

function watchChoice(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme-choice"] });
  return () => {
    observer.disconnect();
  };
}

/** Light, dark, or as the system is. */
export function ThemeMenu() {
  const choice = useSyncExternalStore(watchChoice, chosenTheme);
  const [said, setSaid] = useState("");
  const words = THEMES.find(({ id }) => id === choice)?.label.toLowerCase() ?? "";
  return (
    <Dropdown align="end">
      <Dropdown.Toggle id="theme" variant="outline-secondary" className={styles.toggle ?? ""}>
        <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="6" fill="none" stroke="currentcolor" strokeWidth="1.5" />
          <path d="M8 2a6 6 0 0 1 0 12z" fill="currentcolor" />
        </svg>
        <span className="visually-hidden">Theme: {words}</span>
      </Dropdown.Toggle>
      <Dropdown.Menu className={styles.menu ?? ""}>
        {THEMES.map(({ id, label }) => (
          <Dropdown.Item
            key={id}
            as="button"
            type="button"
            className={id === choice ? "active" : ""}
            aria-current={id === choice}
            onClick={() => {
              chooseTheme(id);
              setSaid(`Theme: ${label.toLowerCase()}`);
            }}
          >
            {label}
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
      <LiveRegion>{said}</LiveRegion>
    </Dropdown>
  );
}
