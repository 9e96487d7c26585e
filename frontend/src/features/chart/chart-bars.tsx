import { lazy, Suspense, useCallback, useState } from "react";
import styles from "./chart-bars.module.css";
import type { Picture } from "./chart-data";
import type { Area } from "./chart-overlays";
import { ChartTooltip } from "./chart-tooltip";
import { ChartKeyboard } from "./chart-keyboard";
import { chartText } from "./chart-text";

// The chart library is loaded after the first data is shown.
const ChartCanvas = lazy(() => import("./chart-canvas"));

interface ChartBarsProps {
  picture: Picture;
  /** The part that is highlighted. */
  highlighted: number | null;
  /** Goes into the days of a place. */
  onEnter: (at: number) => void;
}

/** The painted bars, and over them what a pointer and the keyboard can do. */
export function ChartBars({ picture, highlighted, onEnter }: ChartBarsProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  // Fewer bars may have come since.
  const at = chosen === null ? null : Math.min(chosen, picture.places.length - 1);
  const [area, setArea] = useState<Area | null>(null);
  const noteArea = useCallback((now: Area) => {
    setArea((known) => (known && same(known, now) ? known : now));
  }, []);
  const [canvas, setCanvas] = useState<HTMLElement | null>(null);
  return (
    <div className={styles.canvas} ref={setCanvas}>
      <Suspense fallback={null}>
        <ChartCanvas
          picture={picture}
          highlighted={highlighted}
          description={chartText(picture)}
          onArea={noteArea}
        />
      </Suspense>
      <ChartKeyboard picture={picture} area={area} at={at} onAt={setChosen} onEnter={onEnter} />
      {at !== null && area !== null && canvas !== null && (
        <ChartTooltip picture={picture} at={at} area={area} width={canvas.clientWidth} />
      )}
    </div>
  );
}

function same(one: Area, other: Area): boolean {
  return (
    one.left === other.left &&
    one.right === other.right &&
    one.top === other.top &&
    one.bottom === other.bottom
  );
}
