import type { ReactNode } from "react";
import { useDelayedFlag } from "@/hooks/use-delayed-flag";

/** Long enough that an answer from the cache never flashes a skeleton. */
const PATIENCE_MS = 200;

interface LoadingProps {
  /** What is being waited for, for those who listen. */
  label: string;
  /** The page's own shape, in grey. */
  skeleton: ReactNode;
  /** How far a long wait has come. */
  progress?: ReactNode;
}

/** A skeleton while data loads for the first time. */
export function Loading({ label, skeleton, progress }: LoadingProps) {
  const late = useDelayedFlag(true, PATIENCE_MS);
  return (
    <div aria-busy="true">
      <p className="visually-hidden" role="status">
        {late ? label : ""}
      </p>
      {progress}
      {late && <div aria-hidden="true">{skeleton}</div>}
    </div>
  );
}
