import { useState } from "react";

/** A value as it was when `keep` began, for as long as that lasts. Each value must be one and the same between renders. */
export function useFrozenValue<T>(value: T, keep: boolean): T {
  const [kept, setKept] = useState(value);
  if (keep) return kept;
  if (kept !== value) setKept(value);
  return value;
}
