import { type ReactNode, useDeferredValue } from "react";

interface DeferredProps {
  /** In its place, and of its height, until then. */
  meanwhile: ReactNode;
  children: ReactNode;
}

/** Renders its children after everything else, at low priority. */
export function Deferred({ meanwhile, children }: DeferredProps) {
  return useDeferredValue(true, false) ? children : meanwhile;
}
