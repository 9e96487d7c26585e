import type { Area } from "./chart-overlays";

/** Between the bar and its tooltip. */
const GAP_PX = 10;
/** Half of the widest bar. */
const HALF_BAR_PX = 22;
/** The least width for names and amounts. */
const LEAST_PX = 215;
/** Below the axis and its labels. */
const BELOW_PX = 30;

/** The tooltip's place: on the wider side of its bar, or below the chart where neither is wide enough. */
export function placeOfFigures(at: number, places: number, area: Area, width: number) {
  const slot = (area.right - area.left) / places;
  const centre = area.left + slot * (at + 0.5);
  const reach = Math.min(slot / 2, HALF_BAR_PX) + GAP_PX;
  const [before, after] = [centre - reach, width - centre - reach];
  const maxWidth = Math.max(before, after);
  if (maxWidth < LEAST_PX) return { top: area.bottom + BELOW_PX, left: 0, right: 0, width: "auto" };
  return after >= before
    ? { top: area.top, left: centre + reach, maxWidth }
    : { top: area.top, right: width - centre + reach, maxWidth };
}
