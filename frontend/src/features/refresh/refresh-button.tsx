import ButtonGroup from "react-bootstrap/ButtonGroup";
import Dropdown from "react-bootstrap/Dropdown";
import type { RefreshScope } from "@/api/refresh";
import { FocusableDisabledButton } from "@/components/focusable-disabled-button";
import styles from "./refresh-button.module.css";
import { RefreshIcon } from "./refresh-icon";

const SCOPES: { scope: RefreshScope; label: string; meaning: string }[] = [
  { scope: "recent", label: "Recent days", meaning: "Today, the three days before it, and the projects" },
  { scope: "all", label: "All loaded days", meaning: "Every day loaded so far; takes longer" },
];

interface RefreshButtonProps {
  onRefresh: (scope: RefreshScope) => void;
  /** A refresh is under way. */
  busy: boolean;
}

/** Requests a refresh, of recent or of all loaded days. */
export function RefreshButton({ onRefresh, busy }: RefreshButtonProps) {
  return (
    <Dropdown as={ButtonGroup} align="end">
      <FocusableDisabledButton
        variant="outline-secondary"
        enabled={!busy}
        onClick={() => {
          onRefresh("recent");
        }}
      >
        <RefreshIcon turning={busy} />
        Refresh
      </FocusableDisabledButton>
      <Dropdown.Toggle split variant="outline-secondary" id="refresh-scopes">
        <span className="visually-hidden">What to refresh</span>
      </Dropdown.Toggle>
      <Dropdown.Menu className={styles.menu ?? ""}>
        {SCOPES.map(({ scope, label, meaning }) => (
          <Dropdown.Item
            key={scope}
            as="button"
            type="button"
            disabled={busy}
            onClick={() => {
              onRefresh(scope);
            }}
          >
            {label}
            <span className={styles.meaning}>{meaning}</span>
          </Dropdown.Item>
        ))}
      </Dropdown.Menu>
    </Dropdown>
  );
}
