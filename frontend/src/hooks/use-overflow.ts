import { type RefObject, useLayoutEffect, useState } from "react";

/** Whether what an element holds is wider than the element; watched while either changes its size. */
export function useOverflow(ref: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const look = new ResizeObserver(() => {
      setOverflows(element.scrollWidth > element.clientWidth);
    });
    look.observe(element);
    for (const child of element.children) look.observe(child);
    return () => {
      look.disconnect();
    };
  }, [ref]);
  return overflows;
}
