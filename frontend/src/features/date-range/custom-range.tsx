import { type ComponentProps, lazy, Suspense } from "react";

// The calendar is large, and rarely opened.
const CustomRangeDialog = lazy(() => import("./custom-range-dialog"));

type CustomRangeProps = ComponentProps<typeof CustomRangeDialog> & { open: boolean };

/** Days of one's own choice, while they are being chosen. */
export function CustomRange({ open, ...dialog }: CustomRangeProps) {
  return (
    open && (
      <Suspense fallback={null}>
        <CustomRangeDialog {...dialog} />
      </Suspense>
    )
  );
}
