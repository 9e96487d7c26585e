import ButtonGroup from "react-bootstrap/ButtonGroup";
import { FocusableDisabledButton } from "@/components/focusable-disabled-button";
import styles from "./period-buttons.module.css";
import type { DateRangeState } from "./use-date-range";

const DIRECTIONS = [
  { direction: "before", mark: "‹", name: "Previous period" },
  { direction: "after", mark: "›", name: "Next period" },
] as const;

/** To the period before and after; where there is none, the button stays, out of use. */
export function PeriodButtons({ dates }: { dates: DateRangeState }) {
  return (
    <ButtonGroup className={styles.buttons ?? ""}>
      {DIRECTIONS.map(({ direction, mark, name }) => (
        <FocusableDisabledButton
          key={direction}
          variant="outline-secondary"
          enabled={dates[direction] !== null}
          onClick={() => {
            dates.shift(direction);
          }}
        >
          <span aria-hidden="true">{mark}</span>
          <span className="visually-hidden">{name}</span>
        </FocusableDisabledButton>
      ))}
    </ButtonGroup>
  );
}
