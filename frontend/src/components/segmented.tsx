import Button from "react-bootstrap/Button";
import ButtonGroup from "react-bootstrap/ButtonGroup";
import styles from "./segmented.module.css";
import { useOptimisticValue } from "@/hooks/use-optimistic-value";

interface SegmentedProps<Id extends string> {
  /** What is chosen here, for those who listen. */
  label: string;
  options: readonly { id: Id; label: string }[];
  value: Id;
  onChange: (id: Id) => void;
}

/** One of a few, side by side. */
export function Segmented<Id extends string>(props: SegmentedProps<Id>) {
  const { label, options, value, onChange } = props;
  const [chosen, setChosen] = useOptimisticValue(value);
  return (
    <ButtonGroup aria-label={label} className={styles.group ?? ""}>
      {options.map((option) => (
        <Button
          key={option.id}
          variant="outline-secondary"
          active={option.id === chosen}
          aria-pressed={option.id === chosen}
          onClick={() => {
            setChosen(option.id);
            onChange(option.id);
          }}
        >
          {option.label}
        </Button>
      ))}
    </ButtonGroup>
  );
}

interface ToggleProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** Something that is on or off, in the looks of its neighbours. */
export function Toggle({ label, on, onChange }: ToggleProps) {
  const [chosen, setChosen] = useOptimisticValue(on);
  return (
    <Button
      variant="outline-secondary"
      className={styles.toggle ?? ""}
      active={chosen}
      aria-pressed={chosen}
      onClick={() => {
        setChosen(!chosen);
        onChange(!chosen);
      }}
    >
      {label}
    </Button>
  );
}
