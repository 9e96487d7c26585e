import { useState } from "react";

/**
 * What a control shows as chosen: a choice at once, though its value follows only when there is something to
 * show for it, and whatever the value becomes otherwise.
 */
export function useOptimisticValue<T>(value: T): [T, (choice: T) => void] {
  const [known, setKnown] = useState(value);
  const [chosen, setChosen] = useState(value);
  if (value !== known) {
    setKnown(value);
    setChosen(value);
  }
  return [chosen, setChosen];
}
