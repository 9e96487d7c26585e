import { type ReactNode, useState } from "react";
import { ComparisonMenu } from "@/features/comparison/comparison-menu";
import type { ComparisonState } from "@/features/comparison/use-comparison";
import { RangeToolbar } from "@/features/date-range/range-toolbar";
import type { DateRangeState } from "@/features/date-range/use-date-range";
import { type ShortcutActions, useShortcuts } from "@/features/shortcuts/use-shortcuts";
import type { DayRange } from "@/lib/dates/days";

/** The ranges that have a key; shortcut and range have the same name. */
const WITH_KEY = [
  "today",
  "yesterday",
  "last-week",
  "last-30-days",
  "this-month",
  "last-month",
  "last-12-months",
  "year-to-date",
] as const;

interface ViewToolbarProps {
  dates: DateRangeState;
  comparison: ComparisonState;
  /** The days compared with, as the API worked them out; null while that is not known. */
  comparedRange?: DayRange | null;
  /** Told a range that may be chosen next. */
  onHint?: (range: DayRange) => void;
  /** What else there is to do with the view, such as taking it along as a file. */
  children?: ReactNode;
}

/** Which days a page looks at and what it compares them with, by button and by key. */
export function ViewToolbar(props: ViewToolbarProps) {
  const { dates, comparison, comparedRange = null, onHint, children } = props;
  const [choosing, setChoosing] = useState(false);
  const actions: ShortcutActions = {
    custom: () => {
      setChoosing(true);
    },
    before: () => {
      dates.shift("before");
    },
    after: () => {
      dates.shift("after");
    },
    comparison: comparison.toggle,
  };
  for (const id of WITH_KEY) {
    actions[id] = () => {
      dates.choose(id);
    };
  }
  useShortcuts(actions);
  return (
    <RangeToolbar dates={dates} choosing={choosing} onChoosing={setChoosing} onHint={onHint}>
      <ComparisonMenu
        value={comparison.value}
        onChange={comparison.choose}
        comparedRange={comparedRange}
      />
      {children}
    </RangeToolbar>
  );
}
