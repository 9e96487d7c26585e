import type { ReactNode } from "react";
import Button from "react-bootstrap/Button";
import ButtonGroup from "react-bootstrap/ButtonGroup";
import { type DayRange, formatDayRange } from "@/lib/dates/days";
import { CustomRange } from "./custom-range";
import { BUTTONS, presetRange } from "./date-range-data";
import { MoreRanges } from "./more-ranges";
import { PeriodButtons } from "./period-buttons";
import styles from "./range-toolbar.module.css";
import type { DateRangeState } from "./use-date-range";

interface RangeToolbarProps {
  dates: DateRangeState;
  /** Whether days of one's own are being chosen. */
  choosing: boolean;
  onChoosing: (choosing: boolean) => void;
  /** Told a range that is pointed at, or has the focus, and so may be chosen next. */
  onHint?: ((range: DayRange) => void) | undefined;
  /** What else is decided beside the range, at the right end of the row. */
  children: ReactNode;
}

/** Selects the range: presets, custom days, previous and next period. */
export function RangeToolbar(props: RangeToolbarProps) {
  const { dates, choosing, onChoosing, onHint, children } = props;
  const { preset, range, choose } = dates;
  return (
    <div className={styles.toolbar}>
      <ButtonGroup aria-label="Range of days" className={styles.buttons ?? ""}>
        {BUTTONS.map(({ id, label, meaning }) => (
          <Button
            key={id}
            title={meaning}
            variant="outline-secondary"
            active={id === preset}
            aria-pressed={id === preset}
            onPointerEnter={() => {
              onHint?.(presetRange(id, dates.today));
            }}
            onFocus={() => {
              onHint?.(presetRange(id, dates.today));
            }}
            onClick={() => {
              choose(id);
            }}
          >
            {label}
          </Button>
        ))}
        <MoreRanges
          preset={preset}
          onChoose={choose}
          onCustom={() => {
            onChoosing(true);
          }}
        />
      </ButtonGroup>
      <div className={styles.beside}>
        <div className={styles.days}>
          <PeriodButtons dates={dates} />
          <span className="quiet num">
            {formatDayRange(range)}, UTC {range.start === range.end ? "day" : "days"}
          </span>
        </div>
        <div className={styles.rest}>{children}</div>
      </div>
      <CustomRange
        open={choosing}
        range={range}
        today={dates.today}
        onChoose={dates.chooseRange}
        onClose={() => {
          onChoosing(false);
        }}
      />
    </div>
  );
}
