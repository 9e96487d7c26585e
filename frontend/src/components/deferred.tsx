import { type ReactNode, useDeferredValue } from "react";

interface DeferredProps {
  /** In its place, and of its height, until then. */
  meanwhile: ReactNode;
  children: ReactNode;
}

/** What may come a moment later: it is drawn in small steps, so that nothing else waits for it. */
export function Deferred({ meanwhile, children }: DeferredProps) {
  return useDeferredValue(true, false) ? children : meanwhile;
}
