import { createContext, type ReactNode, use } from "react";
import { createPortal } from "react-dom";

/** The place in the header where a page shows how fresh its data is. */
export const HeaderStatusPlace = createContext<HTMLElement | null>(null);

/** Renders its children in the header. */
export function HeaderStatus({ children }: { children: ReactNode }) {
  const place = use(HeaderStatusPlace);
  return place && createPortal(children, place);
}
