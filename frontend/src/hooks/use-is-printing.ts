import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Whether the page is being put on paper: for what is painted on a canvas and cannot follow CSS by itself. */
export function useIsPrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const paper = matchMedia("print");
    // The browser prints what is rendered when the event handler returns.
    const set = (now: boolean) => {
      flushSync(() => {
        setPrinting(now);
      });
    };
    const begin = () => {
      set(true);
    };
    const end = () => {
      set(false);
    };
    const change = () => {
      set(paper.matches);
    };
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    paper.addEventListener("change", change);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
      paper.removeEventListener("change", change);
    };
  }, []);
  return printing;
}
