import { useEffect, useState } from "react";

/** True once `is` has been true for this long; a flag that is soon over never shows. */
export function useDelayedFlag(is: boolean, milliseconds: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => {
      setLasting(true);
    }, milliseconds);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [is, milliseconds]);
  return is && lasting;
}
