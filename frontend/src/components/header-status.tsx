import { createContext, type ReactNode, use } from "react";
import { createPortal } from "react-dom";

/** The place in the page's header where a page says how fresh its figures are. */
export const HeaderStatusPlace = createContext<HTMLElement | null>(null);

/** Shown in the header, written by whichever page has figures. */
export function HeaderStatus({ children }: { children: ReactNode }) {
  const place = use(HeaderStatusPlace);
  return place && createPortal(children, place);
}
