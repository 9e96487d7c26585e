import { useMemo } from "react";
import { useToday } from "@/lib/use-today";
import { useUrlState } from "@/lib/use-url-state";
import {
  DEFAULT_PRESET,
  parsePreset,
  type PresetId,
  presetLabel,
  presetRange,
} from "./date-range-data";

/** The chosen range, kept in the address as `range`. Choosing another starts its tables at page one. */
export function useDateRange() {
  const [params, change] = useUrlState();
  const today = useToday();
  const preset = parsePreset(params.get("range"));
  const range = useMemo(() => presetRange(preset, today), [preset, today]);
  const choose = (id: PresetId) => {
    change({ range: id === DEFAULT_PRESET ? null : id, page: null });
  };
  return { preset, label: presetLabel(preset), range, choose };
}
