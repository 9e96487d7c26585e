import { type ReactNode, useEffect, useState } from "react";

/** Long enough that an answer from the cache never flashes a skeleton. */
const PATIENCE_MS = 200;

interface LoadingProps {
  /** What is being waited for, for those who listen. */
  label: string;
  /** The page's own shape, in grey. */
  skeleton: ReactNode;
}

/** The first wait for figures. */
export function Loading({ label, skeleton }: LoadingProps) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true);
    }, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return (
    <div aria-busy="true">
      <p className="visually-hidden" role="status">
        {late ? label : ""}
      </p>
      {late && <div aria-hidden="true">{skeleton}</div>}
    </div>
  );
}
