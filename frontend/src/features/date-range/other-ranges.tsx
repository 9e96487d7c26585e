import Button from "react-bootstrap/Button";
import { type PresetId, presetLabel } from "./date-range-data";

const WIDER: readonly PresetId[] = ["last-30-days", "last-month"];

interface OtherRangesProps {
  preset: PresetId | null;
  onChoose: (id: PresetId) => void;
}

/** Wider ranges to look at when the chosen one holds nothing. */
export function OtherRanges({ preset, onChoose }: OtherRangesProps) {
  return WIDER.filter((id) => id !== preset).map((id) => (
    <Button
      key={id}
      variant="outline-secondary"
      onClick={() => {
        onChoose(id);
      }}
    >
      Show {presetLabel(id)}
    </Button>
  ));
}
