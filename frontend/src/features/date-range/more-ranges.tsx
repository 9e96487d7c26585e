import ButtonGroup from "react-bootstrap/ButtonGroup";
import Dropdown from "react-bootstrap/Dropdown";
import { OTHERS, type PresetId } from "./date-range-data";
import styles from "./more-ranges.module.css";

interface MoreRangesProps {
  /** Null for days of a person's own choice. */
  preset: PresetId | null;
  onChoose: (id: PresetId) => void;
  onCustom: () => void;
}

/** The less common ranges in a menu; its button shows the selected one. */
export function MoreRanges({ preset, onChoose, onCustom }: MoreRangesProps) {
  const custom = preset === null;
  const chosen = custom ? "Custom" : OTHERS.find(({ id }) => id === preset)?.label;
  return (
    <Dropdown as={ButtonGroup}>
      <Dropdown.Toggle
        id="more-ranges"
        variant="outline-secondary"
        className={`${styles.toggle} ${chosen === undefined ? "" : styles.chosen}`}
      >
        <span>
          {chosen ?? "More"}{" "}
          <span className="visually-hidden">
            {chosen === undefined ? "ranges" : "(more ranges)"}
          </span>
        </span>
      </Dropdown.Toggle>
      <Dropdown.Menu className={styles.menu ?? ""}>
        {OTHERS.map(({ id, label, meaning }) => (
          <Dropdown.Item
            key={id}
            as="button"
            type="button"
            title={meaning}
            className={id === preset ? "active" : ""}
            aria-current={id === preset}
            onClick={() => {
              onChoose(id);
            }}
          >
            {label}
          </Dropdown.Item>
        ))}
        <Dropdown.Divider />
        <Dropdown.Item
          as="button"
          type="button"
          className={custom ? "active" : ""}
          aria-current={custom}
          onClick={onCustom}
        >
          Custom…
        </Dropdown.Item>
      </Dropdown.Menu>
    </Dropdown>
  );
}
