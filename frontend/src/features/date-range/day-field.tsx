import FormControl from "react-bootstrap/FormControl";
import FormGroup from "react-bootstrap/FormGroup";
import FormLabel from "react-bootstrap/FormLabel";
import type { Day } from "@/lib/dates/days";
import { type Draft, FIRST_DAY } from "./custom-range-data";
import styles from "./day-field.module.css";

interface DayFieldProps {
  end: keyof Draft;
  value: string;
  today: Day;
  /** What is wrong with it. */
  message: string | null;
  onChange: (text: string) => void;
}

/** One end of a range, typed; the browser shows it as the reader writes dates. */
export function DayField({ end, value, today, message, onChange }: DayFieldProps) {
  const id = `custom-${end}`;
  return (
    <FormGroup className={styles.field}>
      <FormLabel htmlFor={id}>{end === "start" ? "First day" : "Last day"}</FormLabel>
      <FormControl
        id={id}
        name={end}
        type="date"
        min={FIRST_DAY}
        max={today}
        value={value}
        aria-invalid={message !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id={`${id}-problem`} className={styles.problem}>
        {message}
      </p>
    </FormGroup>
  );
}
