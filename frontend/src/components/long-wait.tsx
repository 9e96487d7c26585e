import type { ReactNode } from "react";
import { useLate } from "@/lib/use-late";

/** Most answers are there by then. */
const LONG_MS = 1000;

/** What is only worth showing when a wait is a long one. */
export function LongWait({ children }: { children: ReactNode }) {
  return useLate(LONG_MS) && children;
}
