import { type SubmitEvent, useState } from "react";
import Button from "react-bootstrap/Button";
import Modal from "react-bootstrap/Modal";
import { addMonths, type Day, type DayRange, isDay } from "@/lib/dates/days";
import { useMediaQuery } from "@/hooks/use-media-query";
import styles from "./custom-range-dialog.module.css";
import { type Draft, draftProblem, draftText } from "./custom-range-data";
import { DayField } from "./day-field";
import { RangeCalendar } from "./range-calendar";
import { monthsShownFrom } from "./range-calendar-data";

interface CustomRangeDialogProps {
  /** The range to begin with. */
  range: DayRange;
  today: Day;
  onChoose: (range: DayRange) => void;
  onClose: () => void;
}

const TITLE = "custom-range-title";

/** A range of one's own, typed or picked in a calendar. */
export default function CustomRangeDialog(props: CustomRangeDialogProps) {
  const { range, today, onChoose, onClose } = props;
  const months = useMediaQuery("(min-width: 768px)") ? 2 : 1;
  const [draft, setDraft] = useState<Draft>(range);
  const [month, setMonth] = useState(() => addMonths(range.end, 1 - months));
  // Validation messages appear only after the first attempt to apply.
  const [tried, setTried] = useState(false);
  const problem = draftProblem(draft, today);

  const type = (end: keyof Draft, text: string) => {
    setDraft({ ...draft, [end]: text });
    if (isDay(text)) setMonth(end === "start" ? text : addMonths(text, 1 - months));
  };
  const apply = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (problem === null) {
      onChoose(draft);
      onClose();
      return;
    }
    const field = event.currentTarget.elements.namedItem(problem.end);
    if (field instanceof HTMLElement) field.focus();
  };
  return (
    <Modal
      show
      onHide={onClose}
      animation={false}
      aria-labelledby={TITLE}
      className={styles.modal ?? ""}
    >
      <form noValidate onSubmit={apply}>
        <Modal.Header>
          <Modal.Title as="h2" id={TITLE}>
            Custom range
          </Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <div className={styles.fields}>
            {(["start", "end"] as const).map((end) => (
              <DayField
                key={end}
                end={end}
                value={draft[end]}
                today={today}
                message={tried && problem?.end === end ? problem.message : null}
                onChange={(text) => {
                  type(end, text);
                }}
              />
            ))}
          </div>
          <RangeCalendar
            draft={draft}
            today={today}
            months={months}
            first={monthsShownFrom(month, months, today)}
            onMonth={setMonth}
            onPick={setDraft}
          />
          <p role="status" className="quiet mb-0">
            {draftText(draft, today)}
          </p>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="outline-secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit">Apply</Button>
        </Modal.Footer>
      </form>
    </Modal>
  );
}
