import Button from "react-bootstrap/Button";
import ButtonGroup from "react-bootstrap/ButtonGroup";
import { type DayRange, formatDayRange } from "@/lib/days";
import { PRESETS, type PresetId } from "./date-range-data";
import styles from "./range-selector.module.css";

interface RangeSelectorProps {
  preset: PresetId;
  range: DayRange;
  onChoose: (id: PresetId) => void;
}

/** One button per range, and the days it means. */
export function RangeSelector({ preset, range, onChoose }: RangeSelectorProps) {
  return (
    <div className={styles.selector}>
      <ButtonGroup aria-label="Range of days" className={styles.buttons ?? ""}>
        {PRESETS.map(({ id, label, meaning }) => (
          <Button
            key={id}
            title={meaning}
            variant="outline-secondary"
            active={id === preset}
            aria-pressed={id === preset}
            onClick={() => {
              onChoose(id);
            }}
          >
            {label}
          </Button>
        ))}
      </ButtonGroup>
      <span className="quiet num">
        {formatDayRange(range)}, UTC {range.start === range.end ? "day" : "days"}
      </span>
    </div>
  );
}
