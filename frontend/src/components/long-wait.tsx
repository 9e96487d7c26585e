import type { ReactNode } from "react";
import { useDelayedFlag } from "@/hooks/use-delayed-flag";

/** Most answers are there by then. */
const LONG_MS = 1000;

/** What is only worth showing when a wait is a long one. */
export function LongWait({ children }: { children: ReactNode }) {
  return useDelayedFlag(true, LONG_MS) && children;
}
