import Button from "react-bootstrap/Button";
import { PRESETS, type PresetId } from "./date-range-data";

interface OtherRangesProps {
  preset: PresetId;
  onChoose: (id: PresetId) => void;
}

/** Wider ranges to look at when the chosen one holds nothing. */
export function OtherRanges({ preset, onChoose }: OtherRangesProps) {
  const wider: PresetId[] = ["last-30-days", "last-month"];
  return PRESETS.filter(({ id }) => id !== preset && wider.includes(id)).map(({ id, label }) => (
    <Button
      key={id}
      variant="outline-secondary"
      onClick={() => {
        onChoose(id);
      }}
    >
      Show {label}
    </Button>
  ));
}
