import { useMemo } from "react";
import { type DayRange, formatDayRange } from "@/lib/dates/days";
import { useToday } from "@/lib/dates/use-today";
import { useSearchParams } from "@/router/use-search-params";
import { parseRange } from "./custom-range-data";
import {
  DEFAULT_PRESET,
  parsePreset,
  type PresetId,
  presetLabel,
  presetRange,
} from "./date-range-data";
import { type Direction, presetOf, presetStep, shiftRange, stepOf } from "./shift-range";

/**
 * The chosen range, kept in the address as `range`, or as `start` and `end`. Choosing another
 * starts its tables at page one.
 */
export function useDateRange() {
  const [params, change] = useSearchParams();
  const today = useToday();
  const [named, start, end] = [params.get("range"), params.get("start"), params.get("end")];
  const { preset, range } = useMemo(() => {
    const known = parsePreset(named);
    const custom = known === null ? parseRange(start, end, today) : null;
    if (custom !== null) return { preset: null, range: custom };
    const id = known ?? DEFAULT_PRESET;
    return { preset: id, range: presetRange(id, today) };
  }, [named, start, end, today]);

  const choose = (id: PresetId) => {
    change({ range: id === DEFAULT_PRESET ? null : id, start: null, end: null, page: null });
  };
  const chooseRange = (days: DayRange) => {
    change({ range: null, start: days.start, end: days.end, page: null });
  };

  const step = preset === null ? stepOf(range, today) : presetStep(preset, today);
  const before = shiftRange(range, "before", today, step);
  const after = shiftRange(range, "after", today, step);
  const shift = (direction: Direction) => {
    const shifted = direction === "before" ? before : after;
    if (shifted === null) return;
    const id = presetOf(shifted, today, step);
    if (id === null) chooseRange(shifted);
    else choose(id);
  };

  return {
    /** The chosen one of the ranges on offer; null for days of a person's own choice. */
    preset,
    /** What the range is called within a sentence: "this month", "Sep 1 – 30, 2026". */
    label: preset === null ? formatDayRange(range) : presetLabel(preset).toLowerCase(),
    range,
    today,
    choose,
    chooseRange,
    /** The periods that `shift` goes to; null where there is none. */
    before,
    after,
    shift,
  };
}

export type DateRangeState = ReturnType<typeof useDateRange>;
