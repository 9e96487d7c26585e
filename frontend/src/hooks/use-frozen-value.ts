import { useState } from "react";

/** The value from before `frozen` became true, while it is. Values must keep their identity between renders. */
export function useFrozenValue<T>(value: T, frozen: boolean): T {
  const [last, setLast] = useState(value);
  if (frozen) return last;
  if (last !== value) setLast(value);
  return value;
}
