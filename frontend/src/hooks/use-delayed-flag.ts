import { useEffect, useState } from "react";

/** Whether something is so and has been for a while: what is over at once never shows. */
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
