import Dropdown from "react-bootstrap/Dropdown";
import type { DayRange } from "@/lib/dates/days";
import { useToday } from "@/lib/dates/use-today";
import type { Comparing } from "@/lib/view";
import { COMPARISONS, comparisonText } from "./comparison-data";
import styles from "./comparison-menu.module.css";

interface ComparisonMenuProps {
  value: Comparing;
  onChange: (value: Comparing) => void;
  /** The days compared with, as the API worked them out; null while that is not known. */
  comparedRange?: DayRange | null;
}

/** What the range is compared with. */
export function ComparisonMenu({ value, onChange, comparedRange = null }: ComparisonMenuProps) {
  const today = useToday();
  return (
    <Dropdown align="end">
      <Dropdown.Toggle id="comparison" variant="outline-secondary">
        <span>
          <span className={styles.verb}>Compare:</span>{" "}
          <span className="num">{comparisonText(value, comparedRange, today)}</span>
        </span>
      </Dropdown.Toggle>
      <Dropdown.Menu className={styles.menu ?? ""}>
        {COMPARISONS.map(({ id, label, meaning }) => (
          <Dropdown.Item
            key={id}
            as="button"
            type="button"
            className={id === value ? "active" : ""}
            aria-current={id === value}
            onClick={() => {
              onChange(id);
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
