import { type KeyboardEvent, type PointerEvent, useId } from "react";
import type { Picture } from "./chart-data";
import type { Area } from "./chart-overlays";
import styles from "./chart-keyboard.module.css";
import { placeText } from "./chart-text";

interface ChartKeyboardProps {
  picture: Picture;
  /** The area of the bars; null until they are drawn. */
  area: Area | null;
  /** The active place. */
  at: number | null;
  onAt: (at: number | null) => void;
  /** Goes into the days of a place. */
  onEnter: (at: number) => void;
}

/**
 * The bars for a pointer and for the keyboard. Arrow keys that change a value which is said: that is what
 * a slider is to a screen reader, so it is one, and needs no live region beside it.
 */
export function ChartKeyboard({ picture, area, at, onAt, onEnter }: ChartKeyboardProps) {
  const hint = useId();
  const last = picture.places.length - 1;
  const slot = 100 / picture.places.length;

  const placeOf = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const place = Math.floor(((clientX - left) / width) * picture.places.length);
    return Math.min(last, Math.max(0, place));
  };
  const walk = (event: KeyboardEvent) => {
    const to = target(event.key, at, last);
    if (to !== null) onAt(to);
    else if (event.key === "Escape") onAt(null);
    else if (event.key === "Enter" && at !== null) onEnter(at);
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Bars of the chart"
      aria-describedby={hint}
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={(at ?? last) + 1}
      aria-valuetext={placeText(picture, at ?? last)}
      className={styles.walk}
      style={
        area
          ? {
              left: area.left,
              top: area.top,
              width: area.right - area.left,
              height: area.bottom - area.top,
            }
          : { inset: 0 }
      }
      onKeyDown={walk}
      onFocus={(event) => {
        // A click sets its own place.
        if (event.currentTarget.matches(":focus-visible")) onAt(at ?? last);
      }}
      onBlur={() => {
        onAt(null);
      }}
      onPointerMove={(event) => {
        if (event.pointerType !== "touch") onAt(placeOf(event));
      }}
      onPointerLeave={(event) => {
        if (event.pointerType !== "touch") onAt(null);
      }}
      onPointerUp={(event) => {
        if (event.button !== 0) return;
        const place = placeOf(event);
        // The first tap shows the tooltip, the second opens the days.
        if (event.pointerType !== "touch" || place === at) onEnter(place);
        else onAt(place);
      }}
    >
      <span id={hint} hidden>
        Arrow keys move between bars, Enter opens the days of a bar.
      </span>
      {at !== null && at <= last && (
        <span className={styles.band} style={{ left: `${slot * at}%`, width: `${slot}%` }} />
      )}
    </div>
  );
}

/** The place that a key moves to; null for any other key. */
function target(key: string, at: number | null, last: number): number | null {
  const from = at ?? last;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return Math.max(0, from - 1);
    case "ArrowRight":
    case "ArrowUp":
      return Math.min(last, from + 1);
    case "PageUp":
      return Math.min(last, from + 7);
    case "PageDown":
      return Math.max(0, from - 7);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
